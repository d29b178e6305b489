-- A text: what is known of it while it is read, octet by octet. Places are counted in octets from
-- the start of the message.

local Text = {}
Text.__index = Text

local function new_text(message, from, shared)
  return setmetatable({
    message = message, data = message.data, tree = message.tree, start = from,
    shared = shared, v = {}, from = {}, to = {}, slots = {}, current = nil,
  }, Text)
end

function Text:fail(kind, at)
  local outermost = self.message.outermost
  local current = outermost.current
  at = at or current and outermost == self and self.from[current] or self.shared.pos
  error({ kind = kind, offset = at, field = current }, 0)
end

-- A condition failed that stands behind an item, or behind nothing.
function Text:refuse(kind)
  error({ kind = kind, offset = self.current and self.from[self.current] or self.start,
          field = self.message.outermost.current }, 0)
end

-- Whether the text ends before an octet; one of a stream has no end, but may not be there yet.
function Text:is_end(at)
  local shared = self.shared
  if at < shared.stop then
    return false
  elseif shared.is_full then
    self:fail("LIMIT", shared.stop)
  elseif shared.is_stream then
    error({ more = at + 1 }, 0)
  end
  return true
end

function Text:octet(at)
  if self:is_end(at) then
    self:fail("SHORT", at)
  end
  return self.data:byte(at + 1)
end

function Text:show(shown, from, to, value)
  if shown and self.tree then
    self.tree:add(shown.field, self.message.tvb:range(self.message.base + from, to - from), value)
  end
end

-- A run of octets of a set, spaces and tabs at its ends left aside if asked for.
function Text:token(name, shown, set, least, most, is_trimmed)
  self.current = name
  local from = self.shared.pos
  local to = from
  while not self:is_end(to) and set[self.data:byte(to + 1)] do
    if to - from == most then
      self:fail("LIMIT", to)
    end
    to = to + 1
  end
  if to - from < least then
    self:octet(to)
    self:fail("CHARSET", to)
  end
  self.shared.pos = to
  local function is_blank(at)
    local octet = self.data:byte(at + 1)
    return octet == 32 or octet == 9
  end
  while is_trimmed and from < to and is_blank(from) do
    from = from + 1
  end
  while is_trimmed and from < to and is_blank(to - 1) do
    to = to - 1
  end
  self.from[name], self.to[name] = from, to
  self:show(shown, from, to, printable(self.data:sub(from + 1, to), false))
end

local function digit_of(octet, base)
  local digit = octet >= 48 and octet <= 57 and octet - 48
      or octet >= 97 and octet <= 122 and octet - 87
      or octet >= 65 and octet <= 90 and octet - 55
  return digit and digit < base and digit or nil
end

-- A number that grows, and whether it still is in its type. As long as it may be is not exact in
-- Lua's numbers, it is Int64.
local function grown(value, base, digit, bits)
  local exact = wide(value)
  local most = wide(0)
  if bits < 64 then
    most = wide(1):lshift(bits) - wide(1)
    if exact > (most - wide(digit)) / wide(base) or wide(digit) > most then
      return value, false
    end
  else
    local limit = (UInt64.max() - UInt64.new(digit)) / UInt64.new(base)
    if UInt64.new(exact) > limit then
      return value, false
    end
  end
  exact = exact * wide(base) + wide(digit)
  return bits > EXACT_BITS and exact or narrow(exact), true
end

function Text:digits(name, shown, base, bits, least, most)
  self.current = name
  local from = self.shared.pos
  local to, value = from, 0
  while not self:is_end(to) and digit_of(self.data:byte(to + 1), base) do
    local is_inside
    if to - from < most then
      value, is_inside = grown(value, base, digit_of(self.data:byte(to + 1), base), bits)
    end
    if not is_inside then
      self:fail("LIMIT", to)
    end
    to = to + 1
  end
  if to - from < least then
    self:octet(to)
    self:fail("DIGITS", to)
  end
  self.shared.pos = to
  self.from[name], self.to[name] = from, to
  self:show(shown, from, to, shown_value(shown and shown.is_wide and wide(value) or value, false))
  return value
end

function Text:literal(octets)
  local from = self.shared.pos
  for i = 1, #octets do
    if self:octet(from + i - 1) ~= octets:byte(i) then
      self:fail("LITERAL", from + i - 1)
    end
  end
  self.shared.pos = from + #octets
end

local function is_at(text, octets)
  for i = 1, #octets do
    if text:octet(text.shared.pos + i - 1) ~= octets:byte(i) then
      return false
    end
  end
  return true
end

-- Lines until a literal begins one. Each is read by a function and looked up in the indexes.
function Text:lines(name, shown, item, read, ends, most, indexes)
  self.current = name
  local from = self.shared.pos
  local outer = self.tree
  local list = shown and outer and outer:add(shown.field, self.message.tvb:range(
      self.message.base + from, 0))
  local row = 0
  for _, index in ipairs(indexes) do
    for _, slot in ipairs(index.slots) do
      self.slots[slot.name] = { count = 0, value = 0 }
    end
  end
  while not is_at(self, ends) do
    local at = self.shared.pos
    if row == most then
      self:fail("LIMIT", at)
    end
    local line = new_text(self.message, at, self.shared)
    line.tree = list and list:add(item.field, self.message.tvb:range(self.message.base + at, 0))
    read(line)
    for _, index in ipairs(indexes) do
      self:look_up(index, line)
    end
    if line.tree then
      line.tree:set_len(self.shared.pos - at)
    end
    row = row + 1
  end
  if list then
    list:set_len(self.shared.pos - from)
  end
  self.from[name], self.to[name] = from, self.shared.pos
  self.shared.pos = self.shared.pos + #ends
end

-- INDEXES

function Text:look_up(index, line)
  local from, to = line.from[index.key], line.to[index.key]
  local key = self.data:sub(from + 1, to)
  for _, slot in ipairs(index.slots) do
    local is_same = index.is_nocase and key:lower() == slot.key:lower() or key == slot.key
    if is_same then
      self:found(slot, from, line.from[index.value] or self.shared.pos,
          line.to[index.value] or self.shared.pos)
    end
  end
end

function Text:found(slot, key, from, to)
  local known = self.slots[slot.name]
  if slot.is_single and known.count > 0 then
    self:fail("DUPLICATE", key)
  end
  local value = 0
  if slot.bits then
    value = self:decimal(slot.bits, from, to)
  end
  if slot.is_token then
    self:tokens(from, to, slot.is_list)
  end
  if known.count == 0 then
    known.count, known.value = 1, value
  elseif slot.is_list then
    known.count = known.count + 1
  end
end

function Text:decimal(bits, from, to)
  local value = 0
  for at = from, to - 1 do
    local digit = digit_of(self.data:byte(at + 1), 10)
    if not digit then
      self:fail("DIGITS", at)
    end
    local is_inside
    value, is_inside = grown(value, 10, digit, bits)
    if not is_inside then
      self:fail("LIMIT", at)
    end
  end
  if from == to then
    self:fail("DIGITS", to)
  end
  return value
end

-- A token of RFC 9110 section 5.6.2, or several with commas between them.
function Text:tokens(from, to, is_list)
  if from == to and not is_list then
    self:fail("CHARSET", to)
  end
  local first = from
  for at = from, to do
    if at == to or is_list and self.data:byte(at + 1) == 44 then
      local run = self.data:sub(first + 1, at)
      local lead, rest = "", run
      if is_list then
        lead, rest = run:match("^([ \t]*)(.-)[ \t]*$")
      end
      local wrong = rest:find("[^A-Za-z0-9!#$%%&'*+%-.^_`|~]")
      if wrong then
        self:fail("CHARSET", first + #lead + wrong - 1)
      end
      first = at + 1
    end
  end
end

function Text:size_of(name)
  return self.to[name] - self.from[name]
end

function Text:only(name, set)
  for at = self.from[name], self.to[name] - 1 do
    if not set[self.data:byte(at + 1)] then
      return false
    end
  end
  return true
end
