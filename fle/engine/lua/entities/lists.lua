--- What stands on each surface, in order of id: made when first asked for, and kept up to date
--- from then on, so that walking all of a surface sorts nothing. Only the registry of entities
--- (entities.lua) uses it; nothing here is saved.

local S = require("state")
local bulk = require("bulk")

local entity_lists = {}

--- lists[surface] = { own = array, bulk = array }
local lists = {}

local function by_id(a, b)
  return a.id < b.id
end

---@param list table[] records, put in order of id
function entity_lists.sort(list)
  table.sort(list, by_id)
end

--- Forgets everything: the world was replaced.
function entity_lists.reset()
  lists = {}
end

--- Forgets a surface, which is listed anew when somebody asks.
---@param surface integer
function entity_lists.forget(surface)
  lists[surface] = nil
end

--- Takes in what was just created.
---@param e table
function entity_lists.add(e)
  local list = lists[e.surface]
  if not list then
    return
  end
  -- A part that nobody has asked for yet is not listed, and must not end up in the other one.
  local part = list[bulk.holds(e.type) and "bulk" or "own"]
  if part then
    if #part > 0 and part[#part].id > e.id then
      lists[e.surface] = nil
    else
      part[#part + 1] = e
    end
  end
end

local function valid_only(list)
  local kept, n = {}, 0
  for i = 1, #list do
    if list[i].valid then
      n = n + 1
      kept[n] = list[i]
    end
  end
  return kept
end

local function own_list(surface)
  local list = lists[surface] or {}
  lists[surface] = list
  if not list.own then
    list.own = {}
    for _, e in pairs(S.saved.entities) do
      if e.surface == surface then
        list.own[#list.own + 1] = e
      end
    end
    table.sort(list.own, by_id)
  end
  list.own = valid_only(list.own)
  return list.own
end

local function bulk_list(surface)
  local list = lists[surface] or {}
  lists[surface] = list
  if not list.bulk then
    list.bulk = bulk.of_surface(surface)
    table.sort(list.bulk, by_id)
  end
  list.bulk = valid_only(list.bulk)
  return list.bulk
end

local function merge(a, b)
  if #a == 0 or #b == 0 then
    return #a == 0 and b or a
  end
  local all, i, j = {}, 1, 1
  for n = 1, #a + #b do
    if j > #b or (i <= #a and a[i].id < b[j].id) then
      all[n] = a[i]
      i = i + 1
    else
      all[n] = b[j]
      j = j + 1
    end
  end
  return all
end

--- Everything on a surface. The array belongs to this module: read it, do not keep or change it.
---@param surface integer
---@param part? "own"|"bulk" only what is not bulky, or only what is
---@return table[] records in order of id
function entity_lists.of_surface(surface, part)
  if part == "own" then
    return own_list(surface)
  elseif part == "bulk" then
    return bulk_list(surface)
  end
  return merge(own_list(surface), bulk_list(surface))
end

return entity_lists
