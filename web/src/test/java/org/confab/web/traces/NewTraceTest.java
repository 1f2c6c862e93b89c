package org.confab.web.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewTraceTest {
  @Test
  void aUserIsTracedForAQuarterOfAnHourWithoutTextsUnlessSaidOtherwise() {
    NewTrace usual = NewTrace.parse("{\"user\":\"sip:Alice@litwareinc.com\"}");
    assertThat(usual.target().asString()).isEqualTo("alice@litwareinc.com");
    assertThat(usual.duration()).isEqualTo(Duration.ofMinutes(15));
    assertThat(usual.texts()).isFalse();
    NewTrace long1 = NewTrace.parse("{\"user\":\"a@b\",\"minutes\":1440,\"texts\":true}");
    assertThat(long1.duration()).isEqualTo(Duration.ofDays(1));
    assertThat(long1.told()).isEqualTo("user=a@b minutes=1440 texts=true");
  }

  @Test
  void aConferenceIsNamedAsTheConsoleDoes() {
    assertThat(NewTrace.parse("{\"conference\":\"ABCDEFGH~dan@litwareinc.com\"}").target().kind())
        .isEqualTo("conference");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"user\":\"\"}",
        "{\"user\":\"a@b\",\"conference\":\"ABCDEFGH~a@b\"}",
        "{\"user\":\"nobody\"}",
        "{\"user\":7}",
        "{\"user\":\"a@b\",\"minutes\":\"5\"}",
        "{\"user\":\"a@b\",\"minutes\":1.5}",
        "{\"user\":\"a@b\",\"minutes\":99999999999999999999}",
        "{\"user\":\"a@b\",\"texts\":\"yes\"}",
        "{\"user\":\"a@b\",\"minute\":5}",
        "{\"conference\":\"a@b\"}"
      })
  void whatIsWrongIsRefused(String body) {
    assertThatThrownBy(() -> NewTrace.parse(body)).isInstanceOf(IllegalArgumentException.class);
  }
}
