package org.confab.system.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.RunFolder;

/**
 * The folder of settings that a baresip is started with. Its microphone is a tone, which it makes
 * for two channels at 48 kHz only; without any loudspeaker it needs none. What it hears is kept in
 * the folder.
 */
final class BaresipHome {
  private BaresipHome() {}

  /** Writes them for this user over {@code udp}, {@code tcp} or {@code tls}. */
  static Path write(
      ConfabServer server,
      String user,
      String transport,
      int control,
      int hertz,
      String codec,
      String... contacts)
      throws IOException {
    Path folder = RunFolder.of("baresip-" + user);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config"), config(server, control, hertz, codec, folder));
    Files.writeString(folder.resolve("accounts"), account(server, user, transport));
    Files.writeString(folder.resolve("contacts"), contacts(contacts));
    return folder;
  }

  private static String config(
      ConfabServer server, int control, int hertz, String codec, Path folder) {
    return """
    poll_method epoll
    sip_listen 127.0.0.1:0
    sip_cafile %2$s
    module_path %1$s
    net_interface 127.0.0.1
    audio_source ausine,%4$d
    ausrc_srate 48000
    ausrc_channels 2
    module %6$s.so
    module ausine.so
    module uuid.so
    module sndfile.so
    snd_path %5$s
    module_app account.so
    module_app contact.so
    module_app presence.so
    module_app menu.so
    module_app ctrl_tcp.so
    ctrl_tcp_listen 127.0.0.1:%3$d
    """
        .formatted(modules(), server.home().resolve("keys/ca.pem"), control, hertz, folder, codec);
  }

  private static Path modules() {
    return List.of("/usr/lib/baresip/modules", "/usr/local/lib/baresip/modules").stream()
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new AssertionError("baresip has no modules"));
  }

  private static String account(ConfabServer server, String user, String transport) {
    int port = transport.equals("tls") ? server.sipsPort() : server.sipPort();
    return "<sip:%1$s@%2$s;transport=%3$s>;auth_user=%1$s;auth_pass=%4$s;regint=600;pubint=300;outbound=\"sip:127.0.0.1:%5$d;transport=%3$s\"%n"
        .formatted(user, ConfabServer.DOMAIN, transport, ConfabServer.PASSWORD, port);
  }

  private static String contacts(String... contacts) {
    StringBuilder lines = new StringBuilder();
    for (String contact : contacts) {
      lines.append(
          "\"%s\" <sip:%s@%s>;presence=p2p%n".formatted(contact, contact, ConfabServer.DOMAIN));
    }
    return lines.toString();
  }
}
