package org.confab.protocol.c3p;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.confab.protocol.conference.ConferenceDocumentReader;
import org.confab.protocol.conference.ConferenceProposal;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlRefused;

class C3pFuzzTest {
  @FuzzTest
  void readsOrRefusesAnyRequest(byte[] body) {
    try {
      C3pRequest read = C3pCodec.readRequest(body);
      read.command().child("conference-info").ifPresent(ConferenceProposal::read);
    } catch (C3pRefused refused) {
      assert refused.reason() != null;
    }
  }

  @FuzzTest
  void readsOrRefusesAnyDocument(byte[] body) {
    try {
      ConferenceDocumentReader.read(Xml.read(body));
    } catch (XmlRefused | IllegalArgumentException refused) {
      assert refused.getMessage() != null;
    }
  }
}
