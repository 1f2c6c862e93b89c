package org.confab.web.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.confab.core.authentication.SignInScheme;
import org.confab.web.JsonBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewUserTest {
  @Test
  void whatIsNotGivenIsEmpty() {
    NewUser user = NewUser.parse("{\"uri\": \" sip:frank@litwareinc.com \", \"password\": \"x\"}");

    assertThat(user.uri()).isEqualTo("sip:frank@litwareinc.com");
    assertThat(user.password()).isEqualTo("x");
    assertThat(user.displayName()).isEmpty();
    assertThat(user.phone()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{\"uri\"}"})
  void whatIsNoJsonObjectIsRefused(String body) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewUser.parse(body))
        .withMessage("The body is no JSON object.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"uri\": 5}", "{\"uri\": null}", "{\"uri\": [\"x\"]}"})
  void aCellThatIsNoTextIsNamed(String body) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewUser.parse(body))
        .withMessage("\"uri\" must be a text.");
  }

  @Test
  void anEndlessBodyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewUser.parse(" ".repeat(JsonBody.MAX_LENGTH + 1)))
        .withMessageContaining("longer than");
  }

  @Test
  void aPasswordKeepsItsSpaces() {
    assertThat(NewUser.parse("{\"password\": \" a \"}").password()).isEqualTo(" a ");
  }

  @Test
  void theSchemesOfSigningInAreAllUnlessToldOtherwise() {
    assertThat(NewUser.parse("{\"password\": \"a\"}").schemes()).isEqualTo(SignInScheme.all());
    assertThat(NewUser.parse("{\"schemes\": \"Digest\"}").schemes())
        .containsExactly(SignInScheme.DIGEST);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewUser.parse("{\"schemes\": \"basic\"}"));
  }
}
