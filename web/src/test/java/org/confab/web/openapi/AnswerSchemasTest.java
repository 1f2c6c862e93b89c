package org.confab.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.web.answer.Flat;
import org.confab.web.answer.Member;
import org.junit.jupiter.api.Test;

class AnswerSchemasTest {
  private enum Kind {
    ONE,
    OTHER
  }

  private record PartAnswer(@Member(value = "which", example = "7") int number) {}

  private record WholeAnswer(
      @Flat PartAnswer first,
      Optional<Instant> at,
      Kind kind,
      List<PartAnswer> parts,
      Map<String, Long> counts) {}

  private final AnswerSchemas schemas = new AnswerSchemas();

  @Test
  void componentsAreMembersWithTheirTypes() {
    assertThat(schemas.list(WholeAnswer.class).build())
        .hasToString("{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/Whole\"}}");

    JsonObject whole = schemas.all().get("Whole");
    assertThat(whole.getJsonObject("properties"))
        .hasToString(
            "{\"number\":{\"type\":\"integer\",\"description\":\"which\",\"example\":7},"
                + "\"at\":{\"type\":\"string\",\"format\":\"date-time\"},"
                + "\"kind\":{\"type\":\"string\",\"enum\":[\"one\",\"other\"]},"
                + "\"parts\":{\"type\":\"array\","
                + "\"items\":{\"$ref\":\"#/components/schemas/Part\"}},"
                + "\"counts\":{\"type\":\"object\","
                + "\"additionalProperties\":{\"type\":\"integer\"}}}");
    assertThat(whole.getJsonArray("required"))
        .hasToString("[\"number\",\"kind\",\"parts\",\"counts\"]");
    assertThat(whole.getBoolean("additionalProperties")).isFalse();
    assertThat(schemas.all()).containsOnlyKeys("Whole", "Part");
  }

  private static final class Elsewhere {
    private record PartAnswer(String name) {}
  }

  @Test
  void twoAnswersOfOneNameAreADefect() {
    assertThat(schemas.object(PartAnswer.class).build()).isNotEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> schemas.object(Elsewhere.PartAnswer.class))
        .withMessageContaining("Part");
  }
}
