-- A message on its way through Wireshark: its lines, its errors, what stands behind it.

-- Layers of one kind in a packet; what stands deeper is data.
local MAX_NESTED = 8
-- Messages in one packet.
local MAX_MESSAGES = 4096

local unpack_all = table.unpack or unpack

local Message = {}
Message.__index = Message

-- A finding of a struct, below its line.
function Message:finding(frame, name)
  local tree = frame.tree or self.root
  if tree then
    tree:add(self.kind.found, name):set_generated()
    tree:add_proto_expert_info(self.kind.should, name)
  end
end

local function show_failure(self, failure)
  local kind = self.kind
  if type(failure) ~= "table" then
    self.root:add_proto_expert_info(kind.defect, tostring(failure))
    return
  end
  local name = failure.kind or "NEED_MORE"
  local place = self.root:add(kind.failure, name):set_generated()
  if failure.field then
    place:add(kind.failure_field, (failure.field:gsub("^_%d+$", "_"))):set_generated()
  end
  if failure.offset then
    place:add(kind.failure_offset, failure.offset):set_generated()
  end
  local where = failure.field and failure.field .. ": " or ""
  self.root:add_proto_expert_info(kind.malformed, where .. name)
end

-- Arguments for the dissector of a message behind this one.
local function handed(...)
  local texts = {}
  for i, value in ipairs({ ... }) do
    texts[i] = type(value) == "number" and string.format("%.0f", value) or tostring(value)
  end
  return table.concat(texts, ",")
end

-- A dissector of ours, else Wireshark's own, else the one for data.
local function dissector_of(layer)
  for _, name in ipairs({ layer.name, layer.other or "data", "data" }) do
    local is_there, dissector = pcall(Dissector.get, name)
    if is_there and dissector then
      return dissector
    end
  end
end

local function dissect_layers(self, pinfo, tree)
  for _, layer in ipairs(self.layers) do
    local from, to = floor(layer.from / 8), floor(layer.to / 8)
    local tvb = self.tvb:range(self.base + from, to - from):tvb()
    local dissector = dissector_of(layer)
    pinfo.private[layer.name] = layer.arguments or ""
    pcall(dissector.call, dissector, tvb, pinfo, tree)
    pinfo.private[layer.name] = ""
  end
end

-- The values of the parameters: what the layer around says, else the preferences.
local function arguments_of(kind, pinfo)
  local given = pinfo.private[kind.name] or ""
  pinfo.private[kind.name] = ""
  local values = {}
  for text in given:gmatch("[^,]+") do
    values[#values + 1] = tonumber(text)
  end
  for i = #values + 1, #kind.params do
    local param = kind.params[i]
    values[i] = param == "sum" and -1 or kind.proto.prefs[param]
  end
  return values
end

-- Reads and shows one message: so many octets of a packet from one on. Returns its size, or nil.
local function read_message(kind, tvb, data, base, length, pinfo, tree, arguments)
  local self = setmetatable({
    kind = kind, tvb = tvb, base = base, data = data:sub(base + 1, base + length), layers = {},
  }, Message)
  self.root = tree:add(kind.proto, tvb:range(base, length))
  self.tree = self.root
  local outermost
  if kind.is_text then
    local is_full = kind.most and (kind.is_stream and length >= kind.most or length > kind.most)
    local shared = { pos = 0, stop = is_full and kind.most or length, is_full = is_full,
                     is_stream = kind.is_stream }
    outermost = new_text(self, 0, shared)
  else
    outermost = new_frame(self, 0, length * 8, 0)
  end
  self.outermost = outermost
  local is_read, failure = pcall(kind.read, outermost, unpack_all(arguments))
  if not is_read then
    show_failure(self, failure)
    return nil
  end
  local size = kind.is_text and outermost.shared.pos or floor((outermost.pos + 7) / 8)
  self.root:set_len(size)
  dissect_layers(self, pinfo, tree)
  return size
end

-- How long the message is that begins here: "whole" and its size, "part" and what is wanted, or
-- "wrong".
local function find_end(kind, data, base, arguments)
  local rest = data:sub(base + 1)
  local message = { data = rest }
  local is_there, outcome
  if kind.is_text then
    local is_full = kind.most and #rest >= kind.most
    local shared = { pos = 0, stop = is_full and kind.most or #rest, is_full = is_full,
                     is_stream = true }
    message.outermost = new_text(message, 0, shared)
    is_there, outcome = pcall(kind.read, message.outermost)
    outcome = is_there and shared.pos or outcome
  else
    message.outermost = new_frame(message, 0, 4294967296 * 8, 0)
    message.outermost.available = #rest * 8
    is_there, outcome = pcall(kind.frame, message.outermost, unpack_all(arguments))
  end
  if is_there then
    if outcome > #rest then
      return "part", outcome
    end
    return outcome > 0 and "whole" or "wrong", outcome
  end
  if type(outcome) == "table" and outcome.more then
    return "part", kind.is_text and #rest + 1 or floor((outcome.more + 7) / 8)
  end
  return "wrong"
end

-- Message after message of a stream; the end of the last one may still be on its way. What stands
-- behind a text is of another kind: data.
local function dissect_stream(kind, tvb, data, pinfo, tree, arguments)
  local length = #data
  local base = 0
  for _ = 1, MAX_MESSAGES do
    if base >= length then
      break
    end
    local status, size = find_end(kind, data, base, arguments)
    if status == "part" and pinfo.can_desegment > 0 then
      pinfo.desegment_offset = base
      local missing = size - (length - base)
      local is_exact = not kind.is_text and missing > 1
      pinfo.desegment_len = is_exact and missing or DESEGMENT_ONE_MORE_SEGMENT
      return length
    elseif status ~= "whole" then
      read_message(kind, tvb, data, base, length - base, pinfo, tree, arguments)
      return length
    end
    read_message(kind, tvb, data, base, size, pinfo, tree, arguments)
    base = base + size
    if kind.is_text then
      break
    end
  end
  if base < length then
    Dissector.get("data"):call(tvb:range(base):tvb(), pinfo, tree)
  end
  return length
end

local function dissect(kind, tvb, pinfo, tree)
  local length = tvb:len()
  local data = length > 0 and tvb:raw(0, length) or ""
  local arguments = arguments_of(kind, pinfo)
  pinfo.cols.protocol = kind.label
  pinfo.cols.info = kind.title
  if kind.is_stream and (kind.frame or kind.is_text) and length > 0 then
    return dissect_stream(kind, tvb, data, pinfo, tree, arguments)
  end
  return read_message(kind, tvb, data, 0, length, pinfo, tree, arguments) or length
end

-- The dissector of a kind of message, which counts how deep it stands in itself.
local function dissector(kind)
  local depth = 0
  return function(tvb, pinfo, tree)
    if depth >= MAX_NESTED then
      return Dissector.get("data"):call(tvb, pinfo, tree)
    end
    depth = depth + 1
    local is_done, taken = pcall(dissect, kind, tvb, pinfo, tree)
    depth = depth - 1
    if not is_done then
      tree:add_proto_expert_info(kind.defect, tostring(taken))
      return tvb:len()
    end
    return taken
  end
end

-- Tables of dissectors that a person may choose ours in, with "Decode As".
local TABLES = { "udp.port", "tcp.port", "ethertype", "ip.proto" }

local function register(kind)
  kind.proto.dissector = dissector(kind)
  for _, name in ipairs(TABLES) do
    DissectorTable.get(name):add_for_decode_as(kind.proto)
  end
  for _, entry in ipairs(kind.entries or {}) do
    DissectorTable.get(entry[1]):add(entry[2], kind.proto)
  end
end

-- All ProtoFields of a table.
local function collect(entries, into)
  for _, entry in pairs(entries) do
    if type(entry) == "userdata" then
      into[#into + 1] = entry
    elseif type(entry) == "table" then
      collect(entry, into)
    end
  end
  return into
end

-- The protocols of a module; the first one owns the fields of all.
local function register_all(kinds, fields)
  local owned = collect(fields, {})
  for _, kind in ipairs(kinds) do
    local name = kind.name
    kind.failure = ProtoField.string(name .. "._error", "error", base.ASCII)
    kind.failure_field = ProtoField.string(name .. "._error.field", "field", base.ASCII)
    kind.failure_offset = ProtoField.uint32(name .. "._error.offset", "offset", base.DEC)
    kind.found = ProtoField.string(name .. "._finding", "finding", base.ASCII)
    for _, own in ipairs({ "failure", "failure_field", "failure_offset", "found" }) do
      owned[#owned + 1] = kind[own]
    end
    kind.proto.fields = owned
    owned = {}
    kind.malformed = ProtoExpert.new(
        name .. "._malformed", "Not valid", expert.group.MALFORMED, expert.severity.ERROR)
    kind.should = ProtoExpert.new(
        name .. "._unusual", "Not as it should be", expert.group.PROTOCOL, expert.severity.WARN)
    kind.defect = ProtoExpert.new(
        name .. "._defect", "Mistake of the dissector", expert.group.UNDECODED,
        expert.severity.ERROR)
    kind.proto.experts = { kind.malformed, kind.should, kind.defect }
    for _, param in ipairs(kind.params) do
      if param ~= "sum" then
        kind.proto.prefs[param] = Pref.uint(param, 0, "Where no other layer says it")
      end
    end
    register(kind)
  end
end
