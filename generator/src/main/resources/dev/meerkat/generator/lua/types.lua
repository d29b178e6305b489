-- What stands in a field. Each function reads at the frame's position, shows a line of the tree
-- unless the ProtoField is nil, and returns the value.

-- The number of a type at a bit, as expressions want it.
local function value_at(data, bit, bits, signed, little)
  if bits > EXACT_BITS then
    local high, low = halves(data, bit, bits, little)
    if signed and bits < 64 and high >= POWER[bits - 33] then
      high = high + WORD - POWER[bits - 32]
    end
    return Int64.new(low, high)
  end
  local value
  if little then
    value = unsigned_le(data, bit / 8, bits / 8)
  else
    value = unsigned(data, bit, bits)
  end
  if signed and value >= POWER[bits - 1] then
    value = value - POWER[bits]
  end
  return value
end

-- The same as the tree wants it.
local function shown_value(value, signed)
  if type(value) == "number" or signed then
    return value
  end
  return UInt64.new(value)
end

local function read_number(frame, shown, bits, signed, little, unit)
  frame:need(bits)
  local from = frame.pos
  local value = value_at(frame.data, from, bits, signed, little)
  if unit then
    value = type(value) == "number" and value * unit or long.mul(value, unit)
  end
  frame:took(from, from + bits)
  if shown then
    local in_tree = value
    if shown.is_wide then
      in_tree = wide(value)
    end
    frame:show(shown.field, from, from + bits, shown_value(in_tree, signed))
  end
  return value
end

function Frame:uint(bits, shown, unit)
  return read_number(self, shown, bits, false, false, unit)
end

function Frame:int(bits, shown, unit)
  return read_number(self, shown, bits, true, false, unit)
end

function Frame:uint_le(bits, shown, unit)
  return read_number(self, shown, bits, false, true, unit)
end

function Frame:int_le(bits, shown, unit)
  return read_number(self, shown, bits, true, true, unit)
end

-- Bits inside of octets: the tree takes the octets and cuts the bits out itself.
function Frame:bits(bits, shown)
  self:need(bits)
  local from = self.pos
  local value = unsigned(self.data, from, bits)
  self:took(from, from + bits)
  local first = from - from % 8
  local width = math.ceil((from + bits - first) / 8) * 8
  local octets = value_at(self.data, first, width, false, false)
  if shown then
    if shown.is_wide then
      octets = wide(octets)
    end
    self:show(shown.field, from, from + bits, shown_value(octets, false))
  end
  return value
end

-- Flags: the whole, and below it each group of bits.
function Frame:flags(value, bits, groups)
  local parent = self.items[self.current]
  if not parent then
    return
  end
  local from = self.from[self.current]
  for _, group in ipairs(groups) do
    local range = self:range(from, from + bits)
    local part = type(value) == "number" and floor(value / POWER[group.shift]) % POWER[group.bits]
        or narrow(value:rshift(group.shift):band(wide(POWER[group.bits] - 1)))
    if group.how == "big" then
      parent:add(group.field, range)
    elseif group.how == "little" then
      parent:add_le(group.field, range)
    elseif group.bits == 1 then
      parent:add(group.field, range, part == 1)
    else
      parent:add(group.field, range, group.is_wide and shown_value(wide(part), false) or part)
    end
  end
end

-- The value is one of those that a closed enumeration has.
function Frame:known(value, ranges)
  if not is_among(value, ranges) then
    self:fail("ENUM", self.from[self.current])
  end
end

-- NUMBERS OF VARIABLE WIDTH

local function octets_left(frame)
  local to = frame:room()
  if frame.available and frame.available < to then
    return floor(frame.available / 8), true
  end
  return floor(to / 8), false
end

-- Nothing more is there: of a scope, or by now.
local function no_more(frame, at, is_by_now, to)
  if is_by_now then
    error({ more = to }, 0)
  end
  frame:fail("SHORT", at)
end

local function took_elastic(frame, shown, from, to, value)
  frame:took(from, to)
  if shown then
    local in_tree = shown.is_wide and wide(value) or value
    frame:show(shown.field, from, to, shown_value(in_tree, false))
  end
  return value
end

-- Groups of seven bits.
function Frame:varuint(shown, little, most, minimal, unit)
  local from = self.pos
  local first = floor(from / 8)
  local last, is_by_now = octets_left(self)
  local value, place = wide(0), 0
  for i = 0, most - 1 do
    if first + i >= last then
      no_more(self, from, is_by_now, (first + i + 1) * 8)
    end
    local octet = self.data:byte(first + i + 1)
    local group = wide(octet % 128)
    value = little and value:bor(group:lshift(7 * i)) or value:lshift(7):bor(group)
    if octet < 128 then
      local is_padded = i > 0 and value:rshift(7 * i) == wide(0)
      if minimal and is_padded then
        self:fail("NOT_MINIMAL", from)
      end
      value = most * 7 > EXACT_BITS and value or narrow(value)
      if unit then
        value = type(value) == "number" and value * unit or long.mul(value, unit)
      end
      return took_elastic(self, shown, from, from + 8 * (i + 1), value)
    end
  end
  self:fail("LIMIT", from)
end

-- A base of some bits; of its values the last ones say that a longer number follows. Forms are
-- {marker, octets, bits, add}.
function Frame:escape(shown, bits, forms, minimal, is_wide, unit)
  self:need(bits)
  local from = self.pos
  local rest = from + bits
  local value = unsigned(self.data, from, bits)
  local to = rest
  if value >= forms[1][1] then
    local chosen
    for i, form in ipairs(forms) do
      if form[1] == value then
        chosen = i
      end
    end
    if not chosen then
      self:fail("VALUE", from)
    end
    local form = forms[chosen]
    to = rest + form[2] * 8
    self:need(to - from)
    value = value_at(self.data, rest, form[2] * 8, false, false)
    if form[3] < form[2] * 8 and long.shr(value, form[3]) ~= wide(0) then
      self:fail("VALUE", from)
    end
    if form[4] > 0 then
      value = type(value) == "number" and value + form[4] or long.add(value, form[4])
    end
    if minimal then
      local least = chosen == 1 and forms[1][1] or forms[chosen - 1].most + 1
      if long.lt(value, least) then
        self:fail("NOT_MINIMAL", from)
      end
    end
  end
  value = is_wide and wide(value) or value
  if unit then
    value = type(value) == "number" and value * unit or long.mul(value, unit)
  end
  return took_elastic(self, shown, from, to, value)
end

-- OCTETS

-- The first octet of a run that is not UTF-8 (RFC 3629), or nil.
local function first_wrong(data, from, to)
  local i = from
  while i < to do
    local octet = data:byte(i + 1)
    local count, low, high = 0, 128, 191
    if octet >= 194 and octet <= 223 then
      count = 1
    elseif octet >= 224 and octet <= 239 then
      count = 2
      low, high = octet == 224 and 160 or 128, octet == 237 and 159 or 191
    elseif octet >= 240 and octet <= 244 then
      count = 3
      low, high = octet == 240 and 144 or 128, octet == 244 and 143 or 191
    elseif octet > 127 then
      return i
    end
    for k = 1, count do
      local next_octet = i + k < to and data:byte(i + k + 1) or 0
      if next_octet < low or next_octet > high then
        return i
      end
      low, high = 128, 191
    end
    i = i + count + 1
  end
  return nil
end

-- Text that the tree can show: a control character as \x0a, an octet above 127 that is not part of
-- UTF-8 as the character of ISO 8859-1.
local function printable(run, is_utf8)
  if not is_utf8 then
    run = run:gsub("[\128-\255]", function(c)
      local octet = c:byte()
      return string.char(192 + floor(octet / 64), 128 + octet % 64)
    end)
  end
  run = run:gsub("[\0-\31\127]", function(c)
    return string.format("\\x%02x", c:byte())
  end)
  return (run:gsub("\239\191[\190\191]", "\239\191\189"))
end

local function run_of(frame, length, least, most)
  local from = frame.pos
  local there = floor((frame:room() - from) / 8)
  length = length and narrow(length) or there
  if length < 0 or length > there then
    frame:fail("SHORT", from)
  elseif length < (least or 0) then
    frame:fail("SHORT")
  elseif most and length > most then
    frame:fail("LIMIT", from + most * 8)
  end
  if frame.available and from + length * 8 > frame.available then
    error({ more = from + length * 8 }, 0)
  end
  frame:took(from, from + length * 8)
  return from, from + length * 8
end

-- Octets, shown as they are; the rest of the scope without a length.
function Frame:octets(shown, length, least, most)
  local from, to = run_of(self, length, least, most)
  if shown then
    self:show(shown.field, from, to)
  end
end

function Frame:ascii(shown, length, least, most)
  local from, to = run_of(self, length, least, most)
  if shown then
    self:show(shown.field, from, to, printable(self.data:sub(from / 8 + 1, to / 8), false))
  end
end

function Frame:utf8(shown, length, least, most)
  local from, to = run_of(self, length, least, most)
  local wrong = first_wrong(self.data, from / 8, to / 8)
  if wrong then
    self:fail("CHARSET", wrong * 8)
  end
  if shown then
    self:show(shown.field, from, to, printable(self.data:sub(from / 8 + 1, to / 8), true))
  end
end

-- The octets behind a mask, in a tab of their own; without a key there is no mask.
function Frame:unmasked(shown, key_name)
  local item = self.items[self.current]
  local run = self:octets_of(self.current)
  if not item or not self.from[key_name] or #run == 0 then
    return
  end
  local key = self:octets_of(key_name)
  if #key == 0 then
    return
  end
  local plain = {}
  for i = 1, #run do
    plain[i] = string.format("%02x", bxor8(run:byte(i), key:byte((i - 1) % #key + 1)))
  end
  local tvb = ByteArray.tvb(ByteArray.new(table.concat(plain)), "Unmasked")
  item:add(shown.field, tvb:range()):set_generated()
end

-- PARTS

-- Opens a line with lines below it.
local function open(frame, shown, from, to)
  return shown and frame.tree and frame.tree:add(shown.field, frame:range(from, to)) or nil
end

local function close(item, from, to)
  if item then
    item:set_len(floor((to + 7) / 8) - floor(from / 8))
  end
end

-- A struct, read by its function; further arguments are those of the struct.
function Frame:struct(shown, read, ...)
  local from, to = self.pos, self:room()
  if self.depth >= DEEPEST then
    self:fail("LIMIT", from)
  end
  local inner = new_frame(self.message, from, to, self.depth + 1)
  inner.tree = open(self, shown, from, to)
  read(inner, ...)
  self:took(from, inner.pos)
  if shown and self.tree then
    close(inner.tree, from, inner.pos)
    self.items[self.current or 0] = inner.tree
  end
  return inner.v
end

-- Elements, so many, or to the end of the scope, or to one that is the last (ends says so); each is
-- read by a function.
function Frame:list(shown, count, least, most, read, ends)
  local from, limit, outer, own = self.pos, self:room(), self.tree, self.own
  self.tree = open(self, shown, from, limit)
  local is_rest = count == nil and ends == nil
  count = count == nil and math.huge or narrow(count)
  if count < 0 then
    count = math.huge
  end
  local done = 0
  while done < count and (not is_rest or self.pos < limit) do
    if most and done + 1 > most then
      self:fail("LIMIT", self.pos)
    end
    local before = self.pos
    self.own = own
    local element = read()
    if (is_rest or ends) and self.pos == before then
      self:fail("LIMIT", before)
    end
    done = done + 1
    if ends and ends(element) then
      break
    end
  end
  if done < (least or 0) then
    self:fail("SHORT")
  end
  if shown and outer then
    close(self.tree, from, self.pos)
  end
  self.tree = outer
  self:took(from, self.pos)
end

-- CHAINS

local function chain_text(data, elements)
  local text = {}
  for i, element in ipairs(elements) do
    text[i] = data:sub(element[1] + 1, element[2]):gsub("[%.\\]", "\\%0")
        :gsub("[^!-~]", function(c)
          return string.format("\\%03d", c:byte())
        end)
  end
  return #text == 0 and "." or table.concat(text, ".")
end

-- Elements that end with an empty one and may go on elsewhere; places in octets.
function Frame:chain(shown, chain, origin)
  local limit = floor(self:room() / 8)
  local start = floor(self.pos / 8)
  local at, ends, decoded, jumps, lowest = start, nil, 0, 0, start
  local elements = {}
  local function head(octets, bits)
    if octets > limit - at then
      self:fail("SHORT", at * 8)
    end
    return unsigned(self.data, at * 8 + octets * 8 - bits, bits)
  end
  while true do
    if at >= limit then
      self:fail("SHORT", at * 8)
    end
    local tag = unsigned(self.data, at * 8, chain.tag_bits)
    if chain.jump and tag == chain.jump.tag then
      local target = origin + head(chain.jump.octets, chain.jump.bits)
      if target < 0 or target >= lowest then
        self:fail("LOOP", at * 8)
      elseif jumps >= chain.jump.most then
        self:fail("LIMIT", at * 8)
      end
      ends = ends or at + chain.jump.octets
      jumps, lowest, at = jumps + 1, target, target
    elseif tag == chain.element.tag then
      local length = head(chain.element.octets, chain.element.bits)
      local content = at + chain.element.octets
      if length > limit - content then
        self:fail("SHORT", at * 8)
      end
      decoded = decoded + chain.element.octets + length
      if decoded > chain.most then
        self:fail("LIMIT", at * 8)
      end
      if length == 0 then
        ends = ends or content
        break
      end
      elements[#elements + 1] = { content, content + length }
      at = content + length
    else
      self:fail(chain.error, at * 8)
    end
  end
  self:took(start * 8, ends * 8)
  if shown then
    self:show(shown.field, start * 8, ends * 8, chain_text(self.data, elements))
  end
end

-- TAGGED ELEMENTS

local function element_may_stand(frame, tlv, case, tag, seen, count, limits, from)
  if limits.allowed and not limits.allowed[case.name] then
    frame:fail("NOT_ALLOWED", from)
  end
  if tlv.unique and not tlv.unique[case.name] then
    local key = type(tag) == "number" and tag or tostring(tag)
    if seen[key] then
      frame:fail("DUPLICATE", from)
    end
    seen[key] = true
  end
  if limits.most and count + 1 > limits.most then
    frame:fail("LIMIT", from)
  end
end

-- Where the length says that an element ends.
local function element_end(head, tlv, limit)
  local said = head.said
  local from = tlv.covers_element and head.start or head.pos
  local place = head.at[head.length_name]
  if said < 0 or said > floor((limit - from) / 8) or from + said * 8 < head.pos then
    head:fail("LENGTH", place)
  end
  return from + said * 8
end

-- A run of tagged elements to the end of the scope, or to one that stops it.
function Frame:tlv(shown, tlv, limits, ...)
  local from, limit, outer = self.pos, self:room(), self.tree
  local tree = open(self, shown, from, limit)
  local position, is_stopped, count, seen = from, false, 0, {}
  while position < limit and not is_stopped do
    local head = new_frame(self.message, position, limit, self.depth + 1)
    head.tree = tree and tree:add(tlv.shown.field, self:range(position, limit))
    local item = head.tree
    local tag = tlv.tag(head, ...)
    local case = tlv.cases[type(tag) == "number" and tag or tostring(tag)] or tlv.default
    if not case or case.error then
      self:fail(case and case.error or "VALUE", position)
    end
    if item and case.name ~= "DEFAULT" then
      item:append_text(": " .. case.name)
    end
    if case.kind then
      is_stopped = case.kind == "stop"
      position = head.pos
    else
      element_may_stand(self, tlv, case, tag, seen, count, limits, position)
      tlv.rest(head, ...)
      local value_from = head.pos
      local to = head.length_name and element_end(head, tlv, limit) or limit
      if self.depth >= DEEPEST then
        self:fail("LIMIT", value_from)
      end
      local body = new_frame(self.message, value_from, to, self.depth + 1)
      body.tree = item
      if head.length_name then
        body.element = { from = position, to = to }
        body.value = { from = value_from, to = to }
      end
      case.body(body, ...)
      if head.length_name and body.pos < to then
        self:fail("TRAILING", body.pos)
      end
      count = count + 1
      position = body.pos
    end
    close(item, head.start, position)
  end
  if count < (limits.least or 0) then
    self:fail("SHORT")
  end
  if is_stopped and limits.pad then
    self:must_be_filled(limits.pad, position, limit)
  end
  if shown then
    close(tree, from, limit)
  end
  self.tree = outer
  self:took(from, limit)
end

-- The rest of the scope is a message of its own, dissected when this one is read.
function Frame:layer(name, shown_as, other, arguments)
  local from, to = self.pos, self:room()
  self:took(from, to)
  self.case[self.current] = name
  local message = self.message
  message.layers[#message.layers + 1] =
      { from = from, to = to, name = shown_as, other = other, arguments = arguments }
end
