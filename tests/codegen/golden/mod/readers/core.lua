local core = {}

function core.name() end
function core.direction() end
function core.position() end
function core.id() end
function core.warnings() end
function core.status() end
function core.near() end

return core
