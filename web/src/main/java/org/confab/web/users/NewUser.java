package org.confab.web.users;

import java.util.Set;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.directory.Numbers;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;

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
    Numbers numbers,
    Set<SignInScheme> schemes) {

  private static final String[] MEMBERS = {
    "uri",
    "password",
    "displayName",
    "email",
    "title",
    "department",
    "office",
    "phone",
    "homePhone",
    "mobile",
    "otherPhone",
    "schemes"
  };

  /**
   * Reads the JSON of a request.
   *
   * @throws Malformed with a sentence that says what is wrong
   */
  static NewUser parse(String body) {
    JsonBody json = JsonBody.parse(body).only(MEMBERS);
    return new NewUser(
        json.text("uri").strip(),
        json.text("password"), // blanks round it are part of it
        json.text("displayName").strip(),
        json.text("email").strip(),
        json.text("title").strip(),
        json.text("department").strip(),
        json.text("office").strip(),
        json.text("phone").strip(),
        new Numbers(
            json.text("homePhone").strip(),
            json.text("mobile").strip(),
            json.text("otherPhone").strip()),
        schemes(json.text("schemes")));
  }

  private static Set<SignInScheme> schemes(String list) {
    return list.isBlank() ? SignInScheme.all() : Malformed.unless(SignInScheme::parse, list);
  }
}
