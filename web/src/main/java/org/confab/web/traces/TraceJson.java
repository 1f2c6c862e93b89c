package org.confab.web.traces;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import org.confab.core.trace.TracePage;
import org.confab.core.trace.TracePoint;
import org.confab.core.trace.TraceState;
import org.confab.core.trace.TracedMessage;

/** Traces as programs read them. */
final class TraceJson {
  private TraceJson() {}

  static JsonObjectBuilder of(TraceState trace) {
    return Json.createObjectBuilder()
        .add("id", trace.id())
        .add("kind", trace.target().kind())
        .add("target", trace.target().asString())
        .add("on", trace.on())
        .add("texts", trace.texts())
        .add("began", trace.began().toString())
        .add("until", trace.until().toString())
        .add("messages", trace.messages())
        .add("characters", trace.characters())
        .add("dropped", trace.dropped());
  }

  static JsonObjectBuilder of(TracePage page) {
    JsonArrayBuilder parties = Json.createArrayBuilder();
    page.points().forEach(point -> parties.add(of(point)));
    JsonArrayBuilder list = Json.createArrayBuilder();
    page.messages().forEach(message -> list.add(of(message)));
    return of(page.trace()).add("parties", parties).add("list", list).add("next", page.next());
  }

  private static JsonObjectBuilder of(TracePoint point) {
    return Json.createObjectBuilder()
        .add("key", point.key())
        .add("kind", point.kind().word())
        .add("label", point.label());
  }

  private static JsonObjectBuilder of(TracedMessage message) {
    return Json.createObjectBuilder()
        .add("number", message.number())
        .add("at", message.at().toString())
        .add("way", message.way().word())
        .add("protocol", message.protocol().word())
        .add("transport", message.transport())
        .add("party", message.point())
        .add("peer", message.address())
        .add("summary", message.summary())
        .add("callId", message.callId())
        .add("cseq", message.cseq())
        .add("text", message.text());
  }
}
