package org.confab.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Whitespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {
  @ParameterizedTest
  @CsvSource({
    "alice:Confab-1,alice,Confab-1",
    "LITWAREINC\\alice:Confab-1,LITWAREINC\\alice,Confab-1",
    "alice@litwareinc.com:with:colons,alice@litwareinc.com,with:colons",
    "sip:alice@litwareinc.com:Confab-1,sip:alice@litwareinc.com,Confab-1",
    "SIP:alice@litwareinc.com:a:b,SIP:alice@litwareinc.com,a:b",
    "sip:secret,sip,secret",
    "alice:,alice,''",
  })
  void theNameEndsAtItsColonEvenIfItIsASipUri(String pair, String name, String password) {
    assertThat(BasicCredentials.parse(header(pair))).contains(new BasicCredentials(name, password));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Basic",
        "Basic ",
        "Basic !!!!",
        "Basic YQ",
        "Basic A",
        "Bearer YTpi",
        "NTLM YTpi",
        "BasicYTpi"
      })
  void anythingElseIsNone(String header) {
    assertThat(BasicCredentials.parse(header)).isEmpty();
  }

  @Test
  void anEndlessHeaderIsNone() {
    assertThat(BasicCredentials.parse(header("alice:" + "x".repeat(1_000_000)))).isEmpty();
  }

  @Test
  void thePasswordDoesNotShow() {
    assertThat(new BasicCredentials("alice", "Confab-1").toString()).doesNotContain("Confab-1");
  }

  @Property
  void parsingWhatWasWrittenGivesTheSame(
      @ForAll @AlphaChars @NumericChars @StringLength(max = 60) String name,
      @ForAll @AlphaChars @Whitespace @StringLength(max = 200) String password) {
    BasicCredentials credentials = new BasicCredentials(name, password);
    assertThat(BasicCredentials.parse(credentials.asString())).contains(credentials);
  }

  @Property
  void noHeaderThrows(@ForAll @StringLength(max = 300) String header) {
    BasicCredentials.parse(header);
    BasicCredentials.parse("Basic " + header);
  }

  private static String header(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
