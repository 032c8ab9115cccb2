--- Settings of both kinds, for the tests of the embedded server to read.

data:extend({
  { type = "int-setting", name = "recorder-limit", setting_type = "startup", default_value = 7 },
  {
    type = "string-setting",
    name = "recorder-greeting",
    setting_type = "runtime-global",
    default_value = "hello",
    allowed_values = { "hello", "bye" },
  },
})
