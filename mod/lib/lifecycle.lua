--- Tie the parts of the mod to the game's life: new games, loaded games, the ways to talk to it.

local lifecycle = {}

local function call_all(parts, handler)
  for _, part in ipairs(parts) do
    if part[handler] then
      part[handler]()
    end
  end
end

---@param parts table[] in the order in which a new game needs them
function lifecycle.run(parts)
  script.on_init(function()
    call_all(parts, "on_init")
  end)
  script.on_load(function()
    call_all(parts, "on_load")
  end)
  for _, part in ipairs(parts) do
    for id, handler in pairs(part.events or {}) do
      script.on_event(id, handler)
    end
  end
  call_all(parts, "register")
end

return lifecycle
