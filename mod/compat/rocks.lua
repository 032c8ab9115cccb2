--- The rocks that give stone and coal when mined. 2.0 turned their names round.

if require("compat.version") == "1.1" then
  return { "rock-huge", "rock-big", "sand-rock-big" }
end
return { "huge-rock", "big-rock", "big-sand-rock" }
