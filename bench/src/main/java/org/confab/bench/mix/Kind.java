package org.confab.bench.mix;

import java.util.function.ToDoubleFunction;

/** What people do. */
enum Kind {
  /** A change of presence. */
  PUBLICATION("publication", Model::publications),
  /** A look at somebody who is not watched. */
  POLL("poll", Model::polls),
  /** INVITE, so many messages, BYE. */
  SESSION("session of messages", Model::sessions),
  /** Sign-in, contacts, sign-out. */
  SIGN_IN("sign-in", Model::signIns),
  /** A conference is made and everybody joins. */
  MEETING("conference", Model::meetings);

  private final String title;
  private final ToDoubleFunction<Model> rate;

  Kind(String title, ToDoubleFunction<Model> rate) {
    this.title = title;
    this.rate = rate;
  }

  /** In tables. */
  String title() {
    return title;
  }

  /** How many begin in a second. */
  double perSecond(Model model) {
    return rate.applyAsDouble(model);
  }
}
