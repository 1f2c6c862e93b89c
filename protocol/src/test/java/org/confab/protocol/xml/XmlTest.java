package org.confab.protocol.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "<a>\u00e4</a>, UTF-8",
    "\uFEFF<a>\u00e4</a>, UTF-8",
    "<a>\u00e4</a>, UTF-16LE",
    "\uFEFF<a>\u00e4</a>, UTF-16LE",
    "\uFEFF<a>\u00e4</a>, UTF-16BE",
    "\uFEFF<?xml version='1.0' encoding='utf-16'?><a>\u00e4</a>, UTF-16BE",
    "<?xml version='1.0' encoding='UTF-16'?><a>\u00e4</a>, UTF-16LE",
    "<?xml version='1.0' encoding=\"iso-8859-1\" standalone='yes'?><a>\u00e4</a>, ISO-8859-1",
    "<?xml version='1.0'?><a>\u00e4</a>, UTF-8"
  })
  void readsTheEncodingThatADocumentHas(String document, String charset) {
    assertThat(Xml.read(document.getBytes(Charset.forName(charset))).text()).isEqualTo("\u00e4");
  }

  @ParameterizedTest
  @CsvSource({
    "3c612f3eff",
    "ff3c612f3e",
    "3c613eff3c2f613e",
    "3c6120623d27c3272f3e",
    "efbbbf3c613eff3c2f613e",
    "fffe3c0061002f003e00ff",
    "fffe3c0061003e0000d83c002f0061003e00",
    "3c3f786d6c2076657273696f6e3d27312e302720656e636f64696e673d27782d6e6f6e65273f3e3c612f3e",
    "3c3f786d6c2076657273696f6e3d27312e302720656e636f64696e673d276173636969273f3e3ce43e",
    "3c612f3e3c",
    "3c613e"
  })
  void whatIsMalformedIsToldByTheRefusalAlone(String hex) {
    byte[] document = HexFormat.of().parseHex(hex);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> Xml.read(document)).isInstanceOf(XmlRefused.class);
      assertThatThrownBy(() -> XmlDom.read(document, XmlLimits.SIP_BODY))
          .isInstanceOf(XmlRefused.class);
    } finally {
      System.setErr(before);
    }
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
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
