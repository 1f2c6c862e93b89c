package org.confab.web.users;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Set;
import org.confab.core.authentication.SignInScheme;

/**
 * The body of a request for a new account. Texts that are not given are empty.
 *
 * @param uri address, such as {@code sip:frank@litwareinc.com}
 * @param password the password to sign in with
 * @param displayName name shown to others
 * @param schemes how the user may sign in with the password: {@code ntlm}, {@code digest} or both
 *     with a comma; every scheme if not given
 */
record NewUser(
    String uri,
    String password,
    String displayName,
    String email,
    String title,
    String department,
    String office,
    String phone,
    Set<SignInScheme> schemes) {

  /** Longest accepted body, in characters. */
  static final int MAX_LENGTH = 16 * 1024;

  /**
   * Reads the JSON of a request.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static NewUser parse(String body) {
    if (body.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("The body is longer than " + MAX_LENGTH + " characters.");
    }
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      JsonObject json = reader.readObject();
      return new NewUser(
          text(json, "uri").strip(),
          text(json, "password"), // blanks round it are part of it
          text(json, "displayName").strip(),
          text(json, "email").strip(),
          text(json, "title").strip(),
          text(json, "department").strip(),
          text(json, "office").strip(),
          text(json, "phone").strip(),
          schemes(text(json, "schemes")));
    } catch (JsonException malformed) {
      throw new IllegalArgumentException("The body is no JSON object.", malformed);
    }
  }

  private static Set<SignInScheme> schemes(String list) {
    return list.isBlank() ? SignInScheme.all() : SignInScheme.parse(list);
  }

  private static String text(JsonObject json, String name) {
    if (!json.containsKey(name)) {
      return "";
    }
    if (json.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new IllegalArgumentException("\"" + name + "\" must be a text.");
  }
}
