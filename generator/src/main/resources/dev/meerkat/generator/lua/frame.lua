-- A frame: what is known of one struct while it is read. Places are counted in bits from the start
-- of the message. A frame stops by raising a table: {kind, offset, field}, or {more} while the end
-- of a message of a stream is looked for.

local DEEPEST = 64

local Frame = {}
Frame.__index = Frame

local function new_frame(message, from, to, depth)
  return setmetatable({
    message = message, data = message.data, tree = message.tree,
    start = from, stop = to, pos = from, depth = depth,
    v = {}, at = {}, here = {}, from = {}, to = {}, case = {}, items = {}, verdicts = {},
    scopes = { { from = from } }, regions = {}, announced = {}, pending = {}, found = {},
  }, Frame)
end

-- What went wrong, at a bit (that of the field by default), as the outermost frame's field.
function Frame:fail(kind, bit, field)
  local outermost = self.message.outermost
  if self ~= outermost or field == nil then
    field = outermost.current
  end
  error({ kind = kind, offset = floor((bit or self.at[self.current] or self.start) / 8),
          field = field }, 0)
end

-- The end of the innermost scope that has one.
function Frame:limit()
  for i = #self.scopes, 1, -1 do
    if self.scopes[i].to then
      return self.scopes[i].to
    end
  end
  return self.stop
end

-- The end of what the field that is read may take.
function Frame:room()
  return self.own or self:limit()
end

-- A field begins.
function Frame:field(name)
  self.current = name
  self.at[name] = self.pos
  self.here[name] = true
  self.own = nil
end

-- A field is not there.
function Frame:absent(name)
  self.at[name], self.from[name], self.to[name] = self.pos, self.pos, self.pos
end

-- So many bits must be there.
function Frame:need(bits)
  local to = self.pos + bits
  if to > self:room() then
    self:fail("SHORT", self.pos)
  elseif self.available and to > self.available then
    error({ more = to }, 0)
  end
end

-- The field's content is what lies between two bits.
function Frame:took(from, to)
  self.from[self.current], self.to[self.current] = from, to
  self.pos = to
end

-- Octets of the message as a range of the packet.
function Frame:range(from, to)
  local first = floor(from / 8)
  return self.message.tvb:range(self.message.base + first, floor((to + 7) / 8) - first)
end

-- A line of the tree; nil where nothing is shown.
function Frame:show(shown, from, to, value)
  if not shown or not self.tree then
    return nil
  elseif value == nil then
    self.items[self.current or 0] = self.tree:add(shown, self:range(from, to))
  else
    self.items[self.current or 0] = self.tree:add(shown, self:range(from, to), value)
  end
  return self.items[self.current or 0]
end

-- Shows that octets are there, but not which.
function Frame:redact(shown)
  local name = self.current
  local item = self:show(shown, self.from[name], self.to[name])
  if item then
    item:append_text(": (redacted)")
  end
end

-- Something that should be true is not: shown when the struct ends.
function Frame:find(bit, name)
  self.found[bit] = name
end

-- SCOPES

local function lie(frame, by)
  frame:fail("LENGTH", frame.at[by], by)
end

-- The octets that a number stands for; below 0 when it stands for none.
local function octets(value, multiply, divide, add)
  value = narrow(value)
  if value < 0 then
    return -1
  end
  return floor(value * multiply / divide) + add
end

local function size(frame, scope, bytes, by)
  if bytes < 0 or bytes > 2147483647 then
    lie(frame, by)
  end
  local to = scope.from + bytes * 8
  local least, most, is_inside = frame.pos, frame.stop, true
  for i = #frame.scopes, 1, -1 do
    local other = frame.scopes[i]
    if other == scope then
      is_inside = false
    elseif other.to and is_inside then
      least = math.max(least, other.to)
    elseif other.to then
      most = math.min(most, other.to)
    end
  end
  if to < least or to > most then
    lie(frame, by)
  end
  scope.to, scope.owner = to, by
end

-- A field says how long the message is.
function Frame:size_message(by, bytes)
  size(self, self.scopes[1], bytes, by)
end

-- A field says how long a region is, which may be open already.
function Frame:size_region(name, by, bytes)
  self.announced["region " .. name] = { by, bytes }
  for _, scope in ipairs(self.scopes) do
    if scope.name == name then
      size(self, scope, bytes, by)
    end
  end
end

-- A field says how long another one is that comes later.
function Frame:size_field(name, by, bytes)
  self.announced[name] = { by, bytes }
end

-- The field ends where another one said.
function Frame:sized()
  local said = self.announced[self.current]
  local limit = self:limit()
  self.own = limit
  if said then
    if said[2] < 0 or said[2] > floor((limit - self.pos) / 8) then
      lie(self, said[1])
    end
    self.own = self.pos + said[2] * 8
  end
end

-- The field ends where a length in front of it says.
function Frame:prefixed(length)
  length = narrow(length)
  if length < 0 or length > floor((self:limit() - self.pos) / 8) then
    self:fail("LENGTH")
  end
  self.own = self.pos + length * 8
end

-- The field's own scope must be consumed.
function Frame:consumed()
  if self.pos < self.own then
    self:fail("TRAILING", self.pos, self.current)
  end
end

-- What is left of the field's own scope is of no interest.
function Frame:ignore_rest()
  self.pos = self.own
end

function Frame:enter(name, shown)
  local scope = { name = name, from = self.pos, tree = self.tree }
  self.scopes[#self.scopes + 1] = scope
  local said = self.announced["region " .. name]
  if said then
    size(self, scope, said[2], said[1])
  end
  if shown and self.tree then
    self.tree = self.tree:add(shown, self:range(self.pos, self:limit()))
    scope.item = self.tree
  end
end

function Frame:leave()
  local scope = table.remove(self.scopes)
  if scope.to and self.pos < scope.to then
    self:fail("TRAILING", self.pos, scope.owner)
  end
  self.regions[scope.name] = { from = scope.from, to = self.pos }
  if scope.item then
    scope.item:set_len(floor((self.pos - scope.from + 7) / 8))
    self.tree = scope.tree
  end
end

-- Fill octets up to a multiple, counted from the start of the innermost scope.
function Frame:pad(octet, multiple)
  local start = self.start
  for i = #self.scopes, 1, -1 do
    if self.scopes[i].to then
      start = self.scopes[i].from
      break
    end
  end
  local missing = (floor(start / 8) - floor(self.pos / 8)) % multiple
  if missing > floor((self:limit() - self.pos) / 8) then
    self:fail("SHORT")
  end
  self:must_be_filled(octet, self.pos, self.pos + missing * 8)
  self.pos = self.pos + missing * 8
end

function Frame:must_be_filled(octet, from, to)
  for i = floor(from / 8), floor(to / 8) - 1 do
    if self.data:byte(i + 1) ~= octet then
      self:fail("PAD", i * 8)
    end
  end
end

-- NAMES IN EXPRESSIONS

-- Octets of a field; before it is read, what it is going to have.
function Frame:size_of(name)
  if self.from[name] then
    return floor(self.to[name] / 8) - floor(self.from[name] / 8)
  end
  local left = floor(self:limit() / 8) - floor(self.pos / 8)
  local said = self.announced[name]
  return said and said[2] >= 0 and said[2] < left and said[2] or left
end

-- The place of a region or of the message, as far as it is known.
function Frame:place(name)
  if self.regions[name] then
    return self.regions[name]
  end
  for i, scope in ipairs(self.scopes) do
    if name == nil and i == 1 or name ~= nil and scope.name == name then
      return { from = scope.from, to = scope.to or self.pos }
    end
  end
end

function Frame:size_of_region(name)
  local place = self:place(name)
  return floor(place.to / 8) - floor(place.from / 8)
end

-- Whether octets are left in the scope.
function Frame:more()
  return self.pos < self:limit()
end

-- All bits of a field that is a small struct.
function Frame:bits_of(name, bits)
  if not self.from[name] or self.to[name] == self.from[name] then
    return 0
  end
  return unsigned(self.data, self.from[name], bits)
end

-- The octets of a field.
function Frame:octets_of(name)
  return self.data:sub(floor(self.from[name] / 8) + 1, floor(self.to[name] / 8))
end

-- Whether every octet of a field is in a set, given as a string.
function Frame:only(name, set)
  local run = self:octets_of(name)
  for i = 1, #run do
    if not set[run:byte(i)] then
      return false
    end
  end
  return true
end

local function size_of_place(place)
  return floor(place.to / 8) - floor(place.from / 8)
end

-- The struct ends.
function Frame:finish(max, findings)
  local scope = self.scopes[1]
  if scope.to and self.pos < scope.to then
    self:fail("TRAILING", self.pos, scope.owner)
  end
  self.is_complete = true
  self:verify()
  if max and floor(self.pos / 8) - floor(self.start / 8) > max then
    self:fail("LIMIT", self.start + max * 8, false)
  end
  for bit = 0, findings - 1 do
    if self.found[bit] then
      self.message:finding(self, self.found[bit])
    end
  end
end

-- THE END OF A MESSAGE OF A STREAM

-- Passes over bits whose content is of no interest.
function Frame:jump(bits)
  self:need(bits)
  self:took(self.pos, self.pos + bits)
end

-- Passes over what is left of a region.
function Frame:pass()
  local scope = table.remove(self.scopes)
  self.pos = scope.to or self.pos
end

-- The octets of the message, which may not be more than so many.
function Frame:ends(most)
  local size = floor((self.pos - self.start + 7) / 8)
  if size > most then
    self:fail("LIMIT", self.start + most * 8, false)
  end
  return size
end
