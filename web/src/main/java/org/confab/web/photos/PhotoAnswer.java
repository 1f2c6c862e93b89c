package org.confab.web.photos;

import java.util.Optional;
import org.confab.core.photos.PhotoFacts;
import org.confab.protocol.sip.SipUri;
import org.confab.web.answer.Member;

/** The picture of a user, if there is one. */
record PhotoAnswer(
    @Member(example = "sip:alice@litwareinc.com") String uri,
    @Member("The name of its file") Optional<String> photo,
    @Member(example = "image/jpeg") Optional<String> type,
    Optional<Integer> bytes) {

  static PhotoAnswer of(SipUri user, Optional<PhotoFacts> facts) {
    return new PhotoAnswer(
        user.asString(),
        facts.map(PhotoFacts::name),
        facts.map(known -> known.kind().mediaType()),
        facts.map(PhotoFacts::size));
  }
}
