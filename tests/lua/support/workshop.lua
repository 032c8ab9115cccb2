--- Code of a script for specs of machines that craft, after support/building.lua and
--- support/powered.lua: everything is researched, there is power, and `put(machine, name, count)`
--- puts as much in as goes. `keep(machine, { [item] = count })` lets `tend()` keep a machine
--- supplied and take out what it made; `made` adds that up by item.

return [[
  force = game.forces.player
  force.research_all_technologies()
  power()
  kept, made = {}, {}
  function put(machine, name, count)
    return machine.insert({ name = name, count = count })
  end
  function keep(machine, supplies)
    kept[#kept + 1] = { machine, supplies }
  end
  function tend()
    for _, entry in pairs(kept) do
      local machine = entry[1]
      for name, count in pairs(entry[2]) do
        put(machine, name, count)
      end
      local result = machine.get_output_inventory()
      for i = 1, result and #result or 0 do
        if result[i].valid_for_read then
          made[result[i].name] = (made[result[i].name] or 0) + result[i].count
        end
      end
      if result then
        result.clear()
      end
    end
  end
]]
