--- What is chosen before a game starts.

data:extend({
  {
    type = "string-setting",
    name = "fle-map",
    setting_type = "startup",
    default_value = "lab",
    allowed_values = { "lab", "empty" },
    order = "a",
  },
})
