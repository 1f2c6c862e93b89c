-- Rooms for people without names or passwords, in memory, on the loopback, without TLS: what is measured is the room.
local directory = os.getenv("BENCH_DIRECTORY")

run_as_root = true
daemonize = false
pidfile = directory .. "/prosody.pid"
data_path = directory .. "/data"
log = { warn = "*console" }
interfaces = { "127.0.0.1" }
c2s_ports = { tonumber(os.getenv("BENCH_PORT")) }
s2s_ports = {}
c2s_require_encryption = false
storage = "memory"
network_backend = "epoll"
modules_enabled = { "saslauth", "disco" }
modules_disabled = { "s2s", "tls", "offline", "posix" }

VirtualHost "bench.test"
    authentication = "anonymous"

Component "rooms.bench.test" "muc"
    muc_room_locking = false
    muc_room_default_public = true
