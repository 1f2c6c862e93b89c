import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of the admin API.
 *
 * @param method the method of HTTP
 * @param path below {@code /api/}
 * @param type media type of the body
 * @param body the body
 * @param saved the file that the answer becomes; empty if it is told
 */
record Request(
    String method, String path, String type, HttpRequest.BodyPublisher body, String saved) {
  private static final String JSON = "application/json";

  private Request(String method, String path, String type, HttpRequest.BodyPublisher body) {
    this(method, path, type, body, "");
  }

  /** Whether all pages of a list are wanted: those are asked for in the largest. */
  boolean all() {
    return path.contains("limit=1000");
  }

  /** The same, whose answer becomes a file. */
  Request into(String file) {
    return new Request(method, path, type, body, file);
  }

  /** A request without a body. */
  static Request of(String method, String path) {
    return new Request(method, path, JSON, HttpRequest.BodyPublishers.noBody());
  }

  static Request get(String path) {
    return of("GET", path);
  }

  static Request delete(String path) {
    return of("DELETE", path);
  }

  /** A request with a JSON object: names and values in turn; texts that are empty are left out. */
  static Request json(String method, String path, Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      if (!members[i + 1].equals("")) {
        object.put((String) members[i], members[i + 1]);
      }
    }
    return new Request(
        method, path, JSON, HttpRequest.BodyPublishers.ofString(Json.write(object)));
  }

  /** A request with a file. */
  static Request file(String method, String path, String type, String file, long most) {
    Path from = Path.of(file);
    try {
      if (!Files.isRegularFile(from) || !Files.isReadable(from)) {
        throw new WrongWords("There is no file " + file + " that can be read.");
      }
      if (Files.size(from) > most) {
        throw new WrongWords("%s has more than %,d bytes.".formatted(file, most));
      }
      return new Request(method, path, type, HttpRequest.BodyPublishers.ofFile(from));
    } catch (java.io.IOException unreadable) {
      throw new WrongWords("There is no file " + file + " that can be read.");
    }
  }
}
