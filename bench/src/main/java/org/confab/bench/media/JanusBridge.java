package org.confab.bench.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.bench.server.Janus;

/** Rooms of Janus' AudioBridge at 8 kHz, with participants of plain RTP. */
final class JanusBridge implements Bridge {
  private static final Pattern ID = Pattern.compile("\"data\":\\{\"id\":(\\d+)");
  private static final Pattern PORT =
      Pattern.compile("\"rtp\":\\{\"ip\":\"[^\"]*\",\"port\":(\\d+)");
  private static final int FIRST_ROOM = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Janus janus;
  private String session = "";
  private String someone = "";
  private int rooms;

  JanusBridge(Janus janus) {
    this.janus = janus;
  }

  @Override
  public String name() {
    return "Janus, plain RTP";
  }

  @Override
  public long pid() {
    return janus.pid();
  }

  @Override
  public boolean secure() {
    return false;
  }

  @Override
  public List<InetSocketAddress> join(List<Guest> guests, int toRoom) {
    session = "/" + id(janus.post("", request("create", "")));
    List<InetSocketAddress> ports = new ArrayList<>();
    for (int each = 0; each < guests.size(); each++) {
      String handle = session + "/" + attached();
      int room = FIRST_ROOM + each / toRoom;
      if (each % toRoom == 0) {
        rooms++;
        someone = handle;
        message(
            handle,
            "\"request\":\"create\",\"sampling_rate\":8000,\"allow_rtp_participants\":true,"
                + "\"audiolevel_ext\":false,\"room\":"
                + room);
      }
      message(
          handle,
          ("\"request\":\"join\",\"codec\":\"pcmu\",\"room\":%d,"
                  + "\"rtp\":{\"ip\":\"127.0.0.1\",\"port\":%d}")
              .formatted(room, guests.get(each).hears().getPort()));
      ports.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), joined()));
    }
    return ports;
  }

  private String attached() {
    return id(janus.post(session, request("attach", ",\"plugin\":\"janus.plugin.audiobridge\"")));
  }

  private void message(String handle, String body) {
    String answer = janus.post(handle, request("message", ",\"body\":{" + body + "}"));
    if (answer.contains("error")) {
      throw new IllegalStateException("Janus: " + answer);
    }
  }

  // All in a room are told of each that joins; the port is in the one's own answer alone.
  private int joined() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      String events = janus.poll(session);
      Matcher port = PORT.matcher(events);
      if (port.find()) {
        return Integer.parseInt(port.group(1));
      }
      if (events.contains("\"error")) {
        throw new IllegalStateException("Janus: " + events);
      }
    }
    throw new IllegalStateException("Janus lets nobody join");
  }

  private static String request(String what, String more) {
    return "{\"janus\":\"%s\",\"transaction\":\"t\"%s}".formatted(what, more);
  }

  private static String id(String answer) {
    Matcher found = ID.matcher(answer);
    if (!found.find()) {
      throw new IllegalStateException("Janus: " + answer);
    }
    return found.group(1);
  }

  @Override
  public long lateTicks() {
    return -1;
  }

  @Override
  public void leave() {
    for (; rooms > 0; rooms--) {
      message(someone, "\"request\":\"destroy\",\"room\":" + (FIRST_ROOM + rooms - 1));
    }
    janus.post(session, request("destroy", ""));
  }

  @Override
  public void close() {
    janus.close();
  }
}
