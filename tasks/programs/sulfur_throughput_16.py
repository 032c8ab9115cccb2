"""One chemical plant makes sulfur of gas and water."""

gas = petroleum()
chemistry(Prototype.Sulfur, gas, pump)
sleep(20)
