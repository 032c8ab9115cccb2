"""One chemical plant makes plastic of gas and coal."""

gas = petroleum()
stock([chemistry(Prototype.PlasticBar, gas)], {Prototype.Coal: 40})
sleep(20)
