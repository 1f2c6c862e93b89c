package org.confab.web.mcu;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.confab.core.mcufactory.McuServer;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.web.answer.Member;

/** A media server. */
record MediaServerAnswer(
    @Member(example = "media-server") String id,
    McuServer.State state,
    @Member("Whether an administrator has emptied it") boolean drained,
    @Member("Another with each start") UUID incarnation,
    Instant registered,
    @Member("When it was last heard of") Instant heard,
    @Member(example = "https://127.0.0.1:8444/c3p") URI control,
    @Member(example = "sip:127.0.0.1:5063;transport=tls") String signalling,
    List<McuType> types,
    int conferences,
    int maximumConferences,
    int legs,
    int maximumLegs) {

  static MediaServerAnswer of(McuServer server) {
    McuDescription said = server.description();
    return new MediaServerAnswer(
        server.id(),
        server.state(),
        server.drained(),
        server.incarnation(),
        server.registered(),
        server.heard(),
        said.control(),
        said.signalling().asString(),
        said.types().stream().sorted().toList(),
        said.load().conferences(),
        said.load().maximumConferences(),
        said.load().legs(),
        said.load().maximumLegs());
  }
}
