package org.confab.protocol.lcs;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code adhoclist}: the body of a batched SUBSCRIBE ([MS-SIP] 3.3.4.1).
 *
 * @param uri who watches, as an address of record
 * @param operation what is to be done with the subscription's list
 * @param resources the users, as addresses of record
 */
public record AdhocList(SipUri uri, Operation operation, List<SipUri> resources) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/adrl+xml";

  /** What is done with the list of the subscription. */
  public enum Operation {
    /** It begins, with these users and no others. */
    CREATE,
    /** These users are watched too. */
    ADD,
    /** These users are not watched any more. */
    DELETE;

    private String element() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies its list. */
  public AdhocList {
    resources = List.copyOf(resources);
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static AdhocList read(XmlElement document) {
    XmlElement root = document.named("adhoclist");
    Operation operation =
        Arrays.stream(Operation.values())
            .filter(one -> root.child(one.element()).isPresent())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no create, add or delete"));
    return new AdhocList(
        LcsXml.uri(root.required("uri")),
        operation,
        root.requiredChild(operation.element())
            .children("resource")
            .map(resource -> LcsXml.uri(resource.required("uri")))
            .toList());
  }

  /** The document. */
  public XmlElement write() {
    List<XmlElement> all =
        resources.stream()
            .map(one -> XmlElement.of(LcsXml.ADHOC_LIST, "resource").with("uri", one.asString()))
            .toList();
    return XmlElement.of(LcsXml.ADHOC_LIST, "adhoclist")
        .with("uri", uri.asString())
        .with("name", uri.asString())
        .with(XmlElement.of(LcsXml.ADHOC_LIST, operation.element()).with(all));
  }
}
