--- Where text goes that leaves the server: the log, the answer to the console's current command,
--- and files under script-output. None of it is state of the world.

local output = {
  --- Called with each line of the log; the host sets it.
  on_log = nil,
  --- Called as on_file(name, data, append); the host sets it.
  on_file = nil,
}

local answer

--- A line for the log and the server's own console.
function output.log(line)
  if output.on_log then
    output.on_log(line)
  end
end

--- Collect what is printed to the console from now on.
function output.begin_answer()
  local outer = answer
  answer = {}
  return outer
end

--- Text printed since `begin_answer`, one newline after each line.
function output.end_answer(outer)
  local lines = answer
  answer = outer
  if #lines == 0 then
    return ""
  end
  return table.concat(lines, "\n") .. "\n"
end

--- Print to whoever sent the command that runs; to the log when nobody did.
function output.print(line)
  if answer then
    answer[#answer + 1] = line
  else
    output.log(line)
  end
end

--- Write a file to script-output. Without a host there is nowhere to write to.
function output.write_file(name, data, append)
  if output.on_file then
    output.on_file(name, data, append)
  end
end

return output
