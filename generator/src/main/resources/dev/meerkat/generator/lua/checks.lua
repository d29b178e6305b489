-- Checksums of a frame: over sums that can be handed over, or over octets in turn.

-- The exclusive or of two numbers that are not negative.
local function bxor(a, b)
  return a + b - 2 * band(a, b)
end

-- A checksum whose lowest bit comes first: a table of what each octet does, and the end.
local function reflected(polynomial, start, last)
  local effects = {}
  for octet = 0, 255 do
    local crc = octet
    for _ = 1, 8 do
      local is_odd = crc % 2 == 1
      crc = floor(crc / 2)
      crc = is_odd and bxor(crc, polynomial) or crc
    end
    effects[octet] = crc
  end
  return function(run)
    local crc = start
    for i = 1, #run do
      crc = bxor(effects[bxor8(crc % 256, run:byte(i))], floor(crc / 256))
    end
    return last and bxor(crc, last) or crc
  end
end

local function ccitt(run)
  local crc = 65535
  for i = 1, #run do
    crc = bxor(crc, run:byte(i) * 256)
    for _ = 1, 8 do
      local is_odd = crc >= 32768
      crc = crc * 2 % 65536
      crc = is_odd and bxor(crc, 4129) or crc
    end
  end
  return crc
end

-- A sum of octets, and above it a sum of its values on the way.
local function sums(start, modulus, place)
  return function(run)
    local low, high = start, 0
    for i = 1, #run do
      low = (low + run:byte(i)) % modulus
      high = (high + low) % modulus
    end
    return high * place + low
  end
end

local ALGORITHMS = {
  crc32 = reflected(0xEDB88320, 0xFFFFFFFF, 0xFFFFFFFF),
  crc32c = reflected(0x82F63B78, 0xFFFFFFFF, 0xFFFFFFFF),
  crc16modbus = reflected(0xA001, 0xFFFF),
  crc16x25 = reflected(0x8408, 0xFFFF, 0xFFFF),
  crc16ccitt = ccitt,
  adler32 = sums(1, 65521, 65536),
  fletcher16 = sums(0, 255, 256),
}

-- A checksum is verified when what it covers was read.
function Frame:checks(algorithm, finding, covered, shown, options)
  self.pending[#self.pending + 1] = {
    algorithm = algorithm, name = self.current, finding = finding, covered = covered,
    shown = shown, zero_is_none = options.zero_is_none, zero_as = options.zero_as,
    value = narrow(self.v[self.current]), item = self.items[self.current],
    from = floor(self.from[self.current] / 8), to = floor(self.to[self.current] / 8),
  }
end

local function is_covered(frame, covered)
  for _, part in ipairs(covered) do
    if part.region and not frame.regions[part.region]
        or part.field and not frame.from[part.field]
        or part.whole and not frame.is_complete then
      return false
    end
  end
  return true
end

-- The first octet of a part that is covered, and the one behind it.
local function place_of(frame, part)
  local place = part.region and frame.regions[part.region]
      or part.field and { from = frame.from[part.field], to = frame.to[part.field] }
      or part.whole == "message" and frame:place() or frame[part.whole]
  return floor(place.from / 8), floor(place.to / 8)
end

-- Whether a sum is right; nil when a part of it is not known.
local function sum_holds(frame, check)
  local sum, is_inside = 0, false
  for _, part in ipairs(check.covered) do
    if part.sum then
      local known = part.sum()
      if known < 0 then
        return nil
      end
      sum = sum + known
    else
      local from, to = place_of(frame, part)
      is_inside = is_inside or from <= check.from and check.from < to
      sum = sum + words(frame.data, from, to)
    end
  end
  return fold(is_inside and sum or sum + check.value) == 65535
end

-- The same over octets in turn, those of the field itself as zeros.
local function octets_hold(frame, check)
  local runs = {}
  for i, part in ipairs(check.covered) do
    local from, to = place_of(frame, part)
    local run = frame.data:sub(from + 1, to)
    local first, last = math.max(from, check.from), math.min(to, check.to)
    if first < last then
      run = run:sub(1, first - from) .. ("\0"):rep(last - first) .. run:sub(last - from + 1)
    end
    runs[i] = run
  end
  local computed = ALGORITHMS[check.algorithm](table.concat(runs))
  return check.value == (computed == 0 and check.zero_as or computed)
end

function Frame:verify()
  for i = #self.pending, 1, -1 do
    local check = self.pending[i]
    if is_covered(self, check.covered) then
      table.remove(self.pending, i)
      local holds
      if not (check.zero_is_none and check.value == 0) then
        local judge = check.algorithm == "inet16" and sum_holds or octets_hold
        holds = judge(self, check)
      end
      self.verdicts[check.name] = holds
      if check.item and check.shown and holds ~= nil then
        check.item:add(check.shown, holds):set_generated()
      end
      if holds == false then
        self:find(check.finding[1], check.finding[2])
      end
    end
  end
end

-- The verdict of a checksum; true before there is one.
function Frame:ok(name)
  self:verify()
  return self.verdicts[name] ~= false
end
