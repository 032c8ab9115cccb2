"""One refinery fills a tank: some 370 a minute, as much as one pumpjack gives."""

petroleum()
sleep(15)
