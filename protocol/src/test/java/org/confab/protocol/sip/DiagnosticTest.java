package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
  @Test
  void noTwoRowsShareAnId() {
    assertThat(Arrays.stream(Diagnostic.values()).map(Diagnostic::id)).doesNotHaveDuplicates();
  }

  @Test
  void aHeaderTellsIdReasonAndSource() {
    assertThat(Diagnostic.USER_DOES_NOT_EXIST.header("sip.litwareinc.com"))
        .isEqualTo("1003;reason=\"User does not exist\";source=\"sip.litwareinc.com\"");
  }
}
