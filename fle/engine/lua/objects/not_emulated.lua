--- Why parts of the game's API are not emulated, for those who look at the coverage.
--- A reason holds for whole classes, or for members by "Class.member". Reaching such a member fails
--- with "not emulated: Class.member".

return {
  {
    reason = "nobody can connect as a player: agents are characters",
    classes = { "LuaPlayer", "LuaGui", "LuaGuiElement", "LuaStyle" },
  },
  {
    reason = "equipment is not emulated",
    classes = { "LuaEquipment", "LuaEquipmentGrid" },
    members = {
      "LuaEntity.grid",
      "LuaItemStack.create_grid",
      "LuaItemStack.grid",
      "LuaItemCommon.grid",
      "LuaItemCommon.create_grid",
    },
  },
  {
    reason = "blueprints and ghosts are not emulated",
    members = {
      "LuaEntity.ghost_name",
      "LuaEntity.ghost_type",
      "LuaEntity.item_requests",
      "LuaEntity.revive",
      "LuaItemStack.build_blueprint",
      "LuaItemStack.create_blueprint",
      "LuaItemStack.export_stack",
      "LuaItemStack.import_stack",
      "LuaItemStack.allow_manual_label_change",
      "LuaItemStack.get_inventory",
      "LuaItemStack.label",
      "LuaItemStack.label_color",
      "LuaItemCommon.build_blueprint",
      "LuaItemCommon.create_blueprint",
      "LuaItemCommon.allow_manual_label_change",
      "LuaItemCommon.get_inventory",
      "LuaItemCommon.label",
      "LuaItemCommon.label_color",
    },
  },
  {
    reason = "trains are not emulated",
    classes = { "LuaTrain" },
    members = { "LuaSurface.get_trains" },
  },
  {
    reason = "a headless server draws no screen",
    members = { "LuaGameScript.take_screenshot" },
  },
  {
    reason = "the generation of natural maps is not emulated",
    members = { "LuaSurface.regenerate_entity" },
  },
  {
    reason = "the game's way-finding is not emulated",
    members = { "LuaSurface.request_path" },
  },
}
