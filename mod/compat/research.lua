--- Progress of technologies that are not being researched.
--- Source: 1.1 LuaForce.get_saved_technology_progress and set_saved_technology_progress,
--- 2.0 LuaTechnology.saved_progress; 1.1 LuaForce.research_queue_enabled, 2.0 always has a queue.

local research = {}

function research.technologies(force)
  local map = {}
  for name, technology in pairs(force.technologies) do
    map[name] = technology
  end
  return map
end

if require("compat.version") == "1.1" then
  function research.saved(force, technology)
    return force.get_saved_technology_progress(technology) or 0
  end

  function research.set_saved(force, technology, progress)
    force.set_saved_technology_progress(technology, progress)
  end

  --- Whether more than one technology may wait.
  function research.has_queue(force)
    return force.research_queue_enabled
  end

  function research.set_queue(force, enabled)
    force.research_queue_enabled = enabled
  end
else
  function research.saved(_, technology)
    return technology.saved_progress
  end

  function research.set_saved(_, technology, progress)
    technology.saved_progress = progress
  end

  function research.has_queue()
    return true
  end

  function research.set_queue() end
end

return research
