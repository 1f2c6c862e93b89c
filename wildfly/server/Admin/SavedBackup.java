import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A backup on its way into a file: only a whole one takes the place of what the file was. */
final class SavedBackup {
  private static final int HASH = 32;
  private static final String KEYS = "Confab-Backup-Keys";

  private SavedBackup() {}

  /** Asks for it; the answer tells of the file, or why there is none. */
  static Answer save(HttpClient client, HttpRequest asked, Request request)
      throws IOException, InterruptedException {
    Path file = Path.of(request.saved()).toAbsolutePath();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(
          part,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (IOException unwritable) {
      throw new WrongWords("The file " + file + " cannot be written.");
    }
    try {
      HttpResponse<String> response =
          client.send(
              asked,
              head ->
                  head.statusCode() == 200
                      ? BodySubscribers.mapping(
                          BodySubscribers.ofFile(part, StandardOpenOption.WRITE), Path::toString)
                      : BodySubscribers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() != 200) {
        return new Answer(response.statusCode(), response.body());
      }
      String hash = checked(part);
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("file", file.toString());
      told.put("octets", Files.size(part));
      told.put("sha256", hash);
      told.put("keys", response.headers().firstValue(KEYS).equals(Optional.of("true")));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return new Answer(200, Json.write(told));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** The checksum at its end, if that is right: an answer that broke off has none. */
  private static String checked(Path part) throws IOException {
    long left = Files.size(part) - HASH;
    try (InputStream in = Files.newInputStream(part)) {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      byte[] some = new byte[1 << 16];
      while (left > 0) {
        int got = in.read(some, 0, (int) Math.min(some.length, left));
        hash.update(some, 0, got);
        left -= got;
      }
      byte[] made = hash.digest();
      if (left < 0 || !Arrays.equals(made, in.readNBytes(HASH))) {
        throw new IOException("the backup broke off; the server's log tells why");
      }
      return HexFormat.of().formatHex(made);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
