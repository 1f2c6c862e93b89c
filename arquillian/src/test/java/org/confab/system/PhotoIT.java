package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.confab.system.client.Event;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of people: given by the administrator, told by the address book, shown by clients. */
@ExtendWith(SharedConfab.class)
class PhotoIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern GIVEN = Pattern.compile("has the picture ((\\S+)\\.png), image/png");

  @TempDir private Path folder;
  private final List<String> shown = new ArrayList<>();

  /** While there are pictures, the clients of all other tests ask for those of their contacts. */
  @AfterEach
  void nobodyKeepsAPicture(ConfabServer server) {
    shown.forEach(user -> photo(server, user, "--remove"));
  }

  @Test
  void aClientShowsThePictureOfAContactAndTheNextOneAtItsNextSignIn(ConfabServer server)
      throws IOException {
    List<String> people = NewUser.several(server, 2);
    String bob = people.get(0);
    String watcher = people.get(1);
    Path first = picture("first.png", 8);
    String hash = give(server, bob, first).group(2);
    try (SipeClient client = Start.of(server, watcher, "tls").signIn()) {
      client.awaitReceived("absInternalServerUrl", "/abs/photos<");
      client.order("add-contact " + bob + "@" + ConfabServer.DOMAIN + " Friends");
      assertShown(client, bob, hash, first);
    }
    Path second = picture("second.png", 16);
    String next = give(server, bob, second).group(2);
    assertThat(next).isNotEqualTo(hash);
    try (SipeClient client = Start.of(server, watcher, "tls").signIn()) {
      assertShown(client, bob, next, second);
    }
  }

  private static void assertShown(SipeClient client, String who, String hash, Path file)
      throws IOException {
    Event shown = client.await("picture", "who", who + "@" + ConfabServer.DOMAIN, "hash", hash);
    assertThat(shown.field("size")).isEqualTo(Long.toString(Files.size(file)));
    assertThat(shown.field("type")).isEqualTo("png");
  }

  @Test
  void aUserFetchesAPictureOnceAndStrangersNever(ConfabServer server) throws IOException {
    Tool.require("curl");
    Path file = picture("curl.png", 4);
    String path = "/abs/photos/" + give(server, newUser(server), file).group(1);
    Path copy = folder.resolve("copy");

    String answer =
        curl(server, path, "-u", "alice:" + ConfabServer.PASSWORD, "-o", copy.toString());
    assertThat(answer)
        .contains(" 200 ")
        .containsIgnoringCase("content-type: image/png")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .containsIgnoringCase("content-length: " + Files.size(file));
    assertThat(copy).hasSameBinaryContentAs(file);
    Matcher tag = Pattern.compile("(?i)etag: (\\S+)").matcher(answer);
    assertThat(tag.find()).isTrue();
    assertThat(
            curl(
                server,
                path,
                "-u",
                "alice:" + ConfabServer.PASSWORD,
                "-H",
                "If-None-Match: " + tag.group(1)))
        .contains(" 304 ");
    assertThat(curl(server, path)).contains(" 401 ");
    for (String other :
        List.of(
            "0".repeat(64) + ".png",
            path.substring(path.lastIndexOf('/') + 1).replace(".png", ".jpg"),
            "%2e%2e%2f%2e%2e%2fadmin-password",
            "F-24EF.lsabs")) {
      assertThat(curl(server, "/abs/photos/" + other, "-u", "alice:" + ConfabServer.PASSWORD))
          .as(other)
          .contains(" 404 ");
    }
  }

  @Test
  void aTicketForTheAddressBookOpensPictures(ConfabServer server) throws IOException {
    String user = newUser(server);
    Path file = picture("ticket.png", 4);
    String path = "/abs/photos/" + give(server, user, file).group(1);
    Path script = ConfabServer.root().resolve("ws/src/test/python/webticket.py");
    List<String> command = new ArrayList<>(List.of(Tool.pythonWith("zeep"), script.toString()));
    command.add("https://127.0.0.1:" + server.httpsPort());
    command.add(server.home().resolve("keys/ca.pem").toString());
    command.addAll(List.of(user + "@" + ConfabServer.DOMAIN, ConfabServer.PASSWORD));
    command.addAll(List.of("--fetch", path, "--port", "AddressBookWebTicketBearer"));
    Shell.Result fetched =
        Shell.run(
            command,
            ConfabServer.root(),
            Map.of("PYTHONWARNINGS", "ignore", "CONFAB_HOME", server.home().toString()),
            LIMIT);
    assertThat(fetched.code()).as(fetched.output()).isZero();
    assertThat(fetched.output()).contains(Long.toString(Files.size(file)));
  }

  @Test
  void whatIsNoPictureIsRefusedAndTheEarlierOneStays(ConfabServer server) throws IOException {
    String user = newUser(server);
    String name = give(server, user, picture("good.png", 4)).group(1);

    Path text = Files.writeString(folder.resolve("text.png"), "<svg xmlns='x'/>");
    assertRefused(photo(server, user, text.toString()), "only JPEG, PNG and GIF are known");
    Path large = Files.write(folder.resolve("large.png"), new byte[300_000]);
    assertRefused(photo(server, user, large.toString()), "has more than 262,144 bytes");
    String other = picture("other.png", 4).toString();
    assertRefused(photo(server, "nobody", other), "there is no user sip:nobody@");

    assertThat(photo(server, user).output()).contains(name);
    assertThat(photo(server, user, "--remove").output()).contains("has no picture");
  }

  @Test
  void theSuperiorIsSetToldAndTakenBackByCommand(ConfabServer server) {
    String user = newUser(server);
    String alice = "sip:alice@" + ConfabServer.DOMAIN;
    assertThat(manager(server, user, alice).output()).contains("reports to " + alice);
    assertRefused(manager(server, user, "sip:" + user + "@" + ConfabServer.DOMAIN), "himself");
    assertRefused(manager(server, user, "sip:nobody@" + ConfabServer.DOMAIN), "there is no user");
    assertThat(manager(server, user, "--remove").output()).contains("reports to nobody");
  }

  private static String newUser(ConfabServer server) {
    return NewUser.several(server, 1).get(0);
  }

  private static void assertRefused(Shell.Result result, String why) {
    assertThat(result.code()).as(result.output()).isNotZero();
    assertThat(result.output()).contains(why);
  }

  private Path picture(String name, int width) throws IOException {
    Path file = folder.resolve(name);
    BufferedImage image = new BufferedImage(width, 4, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFF0000);
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file;
  }

  private Matcher give(ConfabServer server, String user, Path file) {
    Shell.Result given = photo(server, user, file.toString());
    assertThat(given.code()).as(given.output()).isZero();
    Matcher name = GIVEN.matcher(given.output());
    assertThat(name.find()).as(given.output()).isTrue();
    if (!shown.contains(user)) {
      shown.add(user);
    }
    return name;
  }

  private static Shell.Result photo(ConfabServer server, String user, String... more) {
    return user(server, "photo", user, more);
  }

  private static Shell.Result manager(ConfabServer server, String user, String... more) {
    return user(server, "manager", user, more);
  }

  private static Shell.Result user(ConfabServer server, String word, String user, String... more) {
    List<String> command =
        new ArrayList<>(List.of("user", word, "sip:" + user + "@" + ConfabServer.DOMAIN));
    command.addAll(List.of(more));
    return server.confab(LIMIT, command.toArray(String[]::new));
  }

  private static String curl(ConfabServer server, String path, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl",
                "--silent",
                "--path-as-is",
                "--cacert",
                server.home().resolve("keys/ca.pem").toString(),
                "--dump-header",
                "-"));
    command.addAll(List.of(options));
    if (!command.contains("-o")) {
      command.addAll(List.of("-o", "/dev/null"));
    }
    command.add("https://127.0.0.1:" + server.httpsPort() + path);
    return Shell.run(command.toArray(String[]::new)).output();
  }
}
