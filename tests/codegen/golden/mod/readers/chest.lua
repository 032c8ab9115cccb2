local chest = {}

function chest.inventory() end

return chest
