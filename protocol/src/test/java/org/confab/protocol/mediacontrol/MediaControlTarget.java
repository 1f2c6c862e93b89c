package org.confab.protocol.mediacontrol;

import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.xml.Xml;

/** Requests for whole pictures (RFC 5168). */
public final class MediaControlTarget {
  private MediaControlTarget() {}

  /** The document. */
  public static FuzzTarget<?> target() {
    return FuzzTarget.xml("media-control", MediaControl.class)
        .seeds(DOCUMENTS)
        .codec(tree -> MediaControl.read(Xml.bytes(tree)), read -> Xml.read(read.bytes()));
  }

  private static final String[] DOCUMENTS = {
    "<media_control><vc_primitive><to_encoder><picture_fast_update/></to_encoder>"
        + "</vc_primitive></media_control>",
    "<?xml version=\"1.0\" encoding=\"utf-8\" ?><media_control"
        + " xmlns=\"urn:ietf:params:xml:ns:media_control\"><vc_primitive><stream_id>1</stream_id>"
        + "<to_encoder><picture_fast_update></picture_fast_update></to_encoder>"
        + "</vc_primitive></media_control>",
    "<media_control><general_error>what</general_error></media_control>"
  };
}
