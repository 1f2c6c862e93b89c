package org.confab.protocol.resourcelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceListsTest {
  @Property(tries = 200)
  void whatIsWrittenCanBeReadAgain(@ForAll("lists") ResourceLists lists) {
    assertThat(ResourceLists.read(Xml.read(Xml.bytes(lists.write())))).isEqualTo(lists);
  }

  @Test
  void nestedListsAreOneAndNobodyIsInItTwice() {
    ResourceLists lists =
        ResourceLists.read(
            Xml.read(
                """
                <resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"
                    xmlns:cp="urn:ietf:params:xml:ns:copycontrol">
                  <list><entry uri="sip:bob@litwareinc.com" cp:copyControl="to">
                      <display-name>Bob</display-name></entry>
                    <list name="inner"><entry uri="sip:carol@litwareinc.com"/>
                      <entry uri="sip:bob@litwareinc.com"/></list></list>
                </resource-lists>
                """));
    assertThat(lists.entries())
        .containsExactly(SipUri.of("bob", "litwareinc.com"), SipUri.of("carol", "litwareinc.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<list/>",
        "<resource-lists><list><entry/></list></resource-lists>",
        "<resource-lists><list><entry uri=\"mailto:bob@x.com\"/></list></resource-lists>",
        "<resource-lists><list><external anchor=\"http://x/\"/></list></resource-lists>",
        "<resource-lists><list><entry-ref ref=\"x\"/></list></resource-lists>"
      })
  void whatIsNoListOfPeopleIsRefused(String text) {
    assertThatThrownBy(() -> ResourceLists.read(Xml.read(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<ResourceLists> lists() {
    return Arbitraries.strings()
        .alpha()
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(name -> SipUri.of(name, "litwareinc.com"))
        .list()
        .ofMaxSize(6)
        .map(ResourceLists::new);
  }

  @Test
  void anEmptyListIsOne() {
    assertThat(new ResourceLists(List.of()).write().children()).hasSize(1);
  }
}
