"""One pumpjack fills a tank: more than 800 a minute."""

store(pumpjack)
