-- Numbers. Up to 53 bits they are numbers of Lua, exact in every version of it; wider ones are
-- Int64 (a number of 64 bits without a sign has its top bit as the sign, as in Java).

local floor = math.floor
local EXACT_BITS = 53
local WORD = 4294967296

local POWER = { [0] = 1 }
for i = 1, EXACT_BITS do
  POWER[i] = POWER[i - 1] * 2
end

-- The unsigned number of up to 53 bits that begins at a bit, most significant bit first.
local function unsigned(data, bit, bits)
  local first = floor(bit / 8)
  local last = floor((bit + bits - 1) / 8)
  local head = 8 - bit % 8
  local value = data:byte(first + 1) % POWER[head]
  if first == last then
    return floor(value / POWER[head - bits])
  end
  for i = first + 1, last - 1 do
    value = value * 256 + data:byte(i + 1)
  end
  local tail = bit + bits - last * 8
  return value * POWER[tail] + floor(data:byte(last + 1) / POWER[8 - tail])
end

-- The same with the least significant octet first; whole octets.
local function unsigned_le(data, at, octets)
  local value = 0
  for i = octets, 1, -1 do
    value = value * 256 + data:byte(at + i)
  end
  return value
end

-- The upper and the lower half of a number of more than 32 bits.
local function halves(data, bit, bits, little)
  if little then
    local at = bit / 8
    return unsigned_le(data, at + 4, bits / 8 - 4), unsigned_le(data, at, 4)
  end
  return unsigned(data, bit, bits - 32), unsigned(data, bit + bits - 32, 32)
end

-- A number of Lua as Int64.
local function wide(number)
  if type(number) ~= "number" then
    return number
  end
  return Int64.new(number % WORD, floor(number / WORD) % WORD)
end

-- Int64 as a number of Lua; beyond 53 bits near enough to be refused as a size.
local function narrow(number)
  if type(number) == "number" then
    return number
  end
  local bits = UInt64.new(number)
  local high = bits:higher()
  if high >= WORD / 2 then
    high = high - WORD
  end
  return high * WORD + bits:lower()
end

-- Operations where a side may be Int64.
local long = {
  add = function(a, b) return wide(a) + wide(b) end,
  sub = function(a, b) return wide(a) - wide(b) end,
  mul = function(a, b) return wide(a) * wide(b) end,
  div = function(a, b)
    b = wide(b)
    return b == wide(0) and b or wide(a) / b
  end,
  mod = function(a, b)
    b = wide(b)
    return b == wide(0) and b or wide(a) % b
  end,
  shl = function(a, b) return wide(a):lshift(narrow(b)) end,
  shr = function(a, b) return wide(a):rshift(narrow(b)) end,
  band = function(a, b) return wide(a):band(wide(b)) end,
  bor = function(a, b) return wide(a):bor(wide(b)) end,
  bnot = function(a) return wide(a):bnot() end,
  neg = function(a) return wide(0) - wide(a) end,
  eq = function(a, b) return wide(a) == wide(b) end,
  lt = function(a, b) return wide(a) < wide(b) end,
  le = function(a, b) return wide(a) <= wide(b) end,
}

-- Division that truncates, 0 by 0.
local function quotient(a, b)
  if b == 0 then
    return 0
  end
  local rest = math.fmod(a, b)
  return (a - rest) / b
end

local function remainder(a, b)
  return b == 0 and 0 or math.fmod(a, b)
end

-- Bits of two numbers that are not negative, four at a time.
local AND, XOR = {}, {}
for a = 0, 15 do
  for b = 0, 15 do
    local both, either = 0, 0
    for i = 0, 3 do
      local x, y = floor(a / POWER[i]) % 2, floor(b / POWER[i]) % 2
      both = both + x * y * POWER[i]
      either = either + (x + y) % 2 * POWER[i]
    end
    AND[a * 16 + b], XOR[a * 16 + b] = both, either
  end
end

local function band(a, b)
  local result, place = 0, 1
  while a > 0 and b > 0 do
    result = result + AND[a % 16 * 16 + b % 16] * place
    a, b, place = floor(a / 16), floor(b / 16), place * 16
  end
  return result
end

local function bor(a, b)
  return a + b - band(a, b)
end

local function bxor8(a, b)
  return XOR[floor(a / 16) * 16 + floor(b / 16)] * 16 + XOR[a % 16 * 16 + b % 16]
end

-- A condition as a number.
local function number(claim)
  return claim and 1 or 0
end

-- Whether one of the ranges {first, last} has a number.
local function is_among(value, ranges)
  for _, range in ipairs(ranges) do
    if long.le(range[1], value) and long.le(value, range[2]) then
      return true
    end
  end
  return false
end

-- The partial sum of 16-bit words, RFC 1071; an odd last octet is the upper half of a word.
local function words(data, from, to)
  local sum = 0
  for i = from + 1, to - 1, 2 do
    local high, low = data:byte(i, i + 1)
    sum = sum + high * 256 + low
  end
  if (to - from) % 2 == 1 then
    sum = sum + data:byte(to) * 256
  end
  return sum
end

local function fold(sum)
  while sum > 65535 do
    sum = sum % 65536 + floor(sum / 65536)
  end
  return sum
end

-- Two partial sums as one; -1, not known, when one of them is.
local function join(a, b)
  if a < 0 or b < 0 then
    return -1
  end
  return fold(a) + fold(b)
end

-- The partial sum of a struct that is built from {bits, number} and octets (a string).
local function sum_of(parts)
  local bits = {}
  for _, part in ipairs(parts) do
    if type(part) == "string" then
      for i = 1, #part do
        for shift = 7, 0, -1 do
          bits[#bits + 1] = floor(part:byte(i) / POWER[shift]) % 2
        end
      end
    else
      local high = floor(narrow(part[2]) / WORD)
      local low = narrow(part[2]) % WORD
      for shift = part[1] - 1, 0, -1 do
        local half = shift >= 32 and high or low
        bits[#bits + 1] = floor(half / POWER[shift % 32]) % 2
      end
    end
  end
  local sum = 0
  for i = 1, #bits do
    sum = sum + bits[i] * POWER[15 - (i - 1) % 16]
  end
  return sum
end

-- A set of octets from ranges.
local function octets_in(ranges)
  local set = {}
  for _, range in ipairs(ranges) do
    for octet = range[1], range[2] do
      set[octet] = true
    end
  end
  return set
end
