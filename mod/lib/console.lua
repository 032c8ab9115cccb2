--- The command `/fle FRAME`: the wire over the server's console.
--- It answers the console alone; a player, who could run anything with it, only as an admin.

local codec = require("lib.codec")
local fault = require("lib.fault")
local frames = require("lib.frames")
local protocol = require("generated.protocol")

local console = {}

local HELP = "Serves the FLE runtime over RCON. Not for players."

local function respond(text)
  if #text > protocol.limits.frame then
    local problem = fault.new("frame_too_large", { bytes = #text, limit = protocol.limits.frame })
    return codec.encode(frames.refuse(problem), "m")
  end
  local ok, bytes, letter = pcall(codec.decode, text)
  if not ok then
    return codec.encode(frames.refuse(bytes), "m")
  end
  return codec.encode(frames.execute(bytes), letter)
end

local function serve(command)
  local text = command.parameter or ""
  if not command.player_index then
    rcon.print(respond(text))
    return
  end
  local player = game.get_player(command.player_index)
  if player and player.admin then
    player.print(respond(text))
  end
end

--- Commands and interfaces are not saved: both ways into a game register them.
function console.register()
  commands.add_command("fle", HELP, serve)
  remote.add_interface("fle", { execute = frames.execute })
end

return console
