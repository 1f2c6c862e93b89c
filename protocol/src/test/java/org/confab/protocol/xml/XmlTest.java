package org.confab.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
  @Test
  void findsElementsAndAttributesByLocalName() {
    XmlElement root =
        Xml.read("<a:r xmlns:a='urn:x' a:q='1' p='2'><a:c>  text </a:c><c xmlns='urn:y'/></a:r>");
    assertThat(root.namespace()).isEqualTo("urn:x");
    assertThat(root.attribute("q")).contains("1");
    assertThat(root.attribute("p")).contains("2");
    assertThat(root.childText("c")).isEqualTo("text");
    assertThat(root.children("c").map(XmlElement::namespace)).containsExactly("urn:x", "urn:y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<a>",
        "<a></b>",
        "<a>&undefined;</a>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY e 'x'><!ENTITY f '&e;&e;&e;'>]><a>&f;</a>",
        "<!DOCTYPE a><a/>"
      })
  void refusesWhatIsMalformedOrHasADtd(String document) {
    assertThatThrownBy(() -> Xml.read(document))
        .isInstanceOfSatisfying(
            XmlRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(XmlRefused.Why.MALFORMED));
  }

  @Test
  void refusesWhatIsTooLong() {
    byte[] document = ("<a>" + "x".repeat(200_000) + "</a>").getBytes(StandardCharsets.UTF_8);
    assertTooLarge(document, XmlLimits.SIP_BODY);
  }

  @Test
  void refusesWhatIsTooDeepBeforeItBuildsIt() {
    byte[] document = ("<a>".repeat(65) + "</a>".repeat(65)).getBytes(StandardCharsets.UTF_8);
    assertTooLarge(document, XmlLimits.SIP_BODY);
  }

  @Test
  void refusesTooManyElements() {
    byte[] document = ("<a>" + "<b/>".repeat(20) + "</a>").getBytes(StandardCharsets.UTF_8);
    assertTooLarge(document, new XmlLimits(1000, 10, 20));
  }

  private static void assertTooLarge(byte[] document, XmlLimits limits) {
    assertThatThrownBy(() -> Xml.read(document, limits))
        .isInstanceOfSatisfying(
            XmlRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(XmlRefused.Why.TOO_LARGE));
  }

  @Test
  void writesNamespacesWhereTheyBegin() {
    XmlElement inner = XmlElement.of("urn:y", "inner").with("{urn:z}q", "v").withText("a<b");
    XmlElement root = XmlElement.of("urn:x", "root").withTextChild("own", "t").with(inner);
    assertThat(Xml.write(root))
        .isEqualTo(
            "<root xmlns=\"urn:x\"><own>t</own>"
                + "<inner xmlns=\"urn:y\" xmlns:ns0=\"urn:z\" ns0:q=\"v\">a&lt;b</inner></root>");
  }

  @Property
  void readsWhatItWrites(@ForAll("elements") XmlElement element) {
    assertThat(Xml.read(Xml.write(element))).isEqualTo(element);
  }

  @Provide
  Arbitrary<XmlElement> elements() {
    Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> namespaces = Arbitraries.of("", "urn:a", "urn:b");
    Arbitrary<String> texts =
        Arbitraries.strings().withCharRange('!', '~').withChars('é', '<', '&', '"').ofMaxLength(9);
    Arbitrary<String> keys =
        Combinators.combine(Arbitraries.of("", "{urn:a}", "{urn:b}"), names)
            .as((namespace, name) -> namespace + name);
    Arbitrary<Map<String, String>> attributes = Arbitraries.maps(keys, texts).ofMaxSize(3);
    Arbitrary<XmlElement> leaf =
        Combinators.combine(namespaces, names, attributes, texts)
            .as(
                (ns, name, attribute, text) ->
                    new XmlElement(ns, name, attribute, List.of(), text));
    return Combinators.combine(namespaces, names, attributes, leaf.list().ofMaxSize(3), texts)
        .as(XmlElement::new);
  }
}
