"""One machine builds 20 walls of 100 bricks."""

plates(brick=100)
stock(machines(Prototype.StoneWall, 1), {Prototype.StoneBrick: 100})
