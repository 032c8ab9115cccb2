--- Code of a script for specs with electric machines, after support/building.lua: `power()` gives
--- the land around the middle (radius 30) more power than anything there needs, `power(watts)` at
--- most that much. `supply` is what gives it.

return [[
  function power(watts)
    for x = -27, 27, 18 do
      for y = -27, 27, 18 do
        build("substation", x, y)
      end
    end
    supply = build("electric-energy-interface", 29, -20)
    if watts then
      supply.electric_buffer_size = watts / 60
      supply.power_production = watts / 60
      supply.energy = 0
    end
  end
]]
