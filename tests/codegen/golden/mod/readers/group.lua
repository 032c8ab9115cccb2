-- stands for readers
local group = {}

function group.name() end

function group.position() end

function group.members() end

return group
