package org.confab.mediaserver.figures;

/** The one table of what is counted since the process started. */
public enum Counter {
  MESSAGES_RECEIVED("im_messages_received_total", "Messages taken from their authors"),
  MESSAGES_DELIVERED("im_messages_delivered_total", "Messages that a recipient has accepted"),
  MESSAGES_FAILED("im_messages_failed_total", "Messages that did not reach a recipient"),
  MESSAGES_REFUSED("im_messages_refused_total", "Messages refused to their authors"),
  TYPING_RELAYED("im_typing_relayed_total", "Typing notices sent to a recipient"),
  LEGS_JOINED("legs_joined_total", "Endpoints let into a conference"),
  LEGS_REFUSED("legs_refused_total", "Endpoints refused by a conference"),
  LEGS_TAKEN_OVER("legs_taken_over_total", "Endpoints taken over from another MCU"),
  TEST_CALLS("test_calls_total", "Test calls answered"),
  TEST_CALLS_REFUSED("test_calls_refused_total", "Test calls refused"),
  RECORDINGS("recordings_total", "Recordings of conferences begun"),
  RECORDED_FRAMES_LOST(
      "recorded_frames_lost_total", "Frames of 20 ms that no recording has: the disk was too slow"),
  COMMANDS_DONE("c3p_commands_done_total", "C3P commands carried out"),
  COMMANDS_FAILED("c3p_commands_failed_total", "C3P commands answered with a failure"),
  CALLERS_REFUSED("c3p_callers_refused_total", "C3P callers that are not the server"),
  PINGS_ANSWERED("pings_answered_total", "Signs of life that the server has answered"),
  PINGS_FAILED("pings_failed_total", "Signs of life that got no answer or a bad one"),
  STATES_TOLD("states_told_total", "State documents that the server has taken"),
  STATES_REPEATED("states_repeated_total", "State documents that had to be sent again"),
  CONNECTIONS_ACCEPTED("sip_connections_accepted_total", "SIP connections of the server"),
  CONNECTIONS_REFUSED("sip_connections_refused_total", "SIP connections of anybody else"),
  REQUESTS_RECEIVED("sip_requests_received_total", "SIP requests received"),
  REQUESTS_TIMED_OUT("sip_requests_timed_out_total", "SIP requests sent and never answered"),
  ICE_CONNECTED("ice_connected_total", "Media streams that found their addresses by ICE"),
  ICE_FAILED("ice_failed_total", "Media streams whose ICE found none or lost its peer"),
  ICE_REFUSED("ice_messages_refused_total", "STUN messages of media that prove no right to it"),
  ICE_FLOODED(
      "ice_messages_flooded_total",
      "STUN messages of media above the rate of peers or of strangers"),
  DTLS_AGREED("dtls_handshakes_total", "Handshakes that gave keys for media"),
  DTLS_FAILED("dtls_handshakes_failed_total", "Handshakes for media that gave none"),
  AUDIO_LEGS_JOINED("audio_legs_joined_total", "Legs that were given ports for sound"),
  VIDEO_LEGS_JOINED("video_legs_joined_total", "Legs that were given ports for pictures"),
  VIDEO_RECEIVED("video_packets_received_total", "RTP packets of pictures taken"),
  VIDEO_SENT("video_packets_sent_total", "RTP packets of pictures handed on, those sent again too"),
  VIDEO_OVER_LIMIT(
      "video_packets_over_limit_total",
      "RTP packets of pictures that were lost because a leg sent or would have got too much"),
  VIDEO_SWITCHED("video_switched_total", "Times that a leg came to see another picture"),
  PICTURES_WANTED("video_keyframes_wanted_total", "Requests of legs for a whole picture"),
  PICTURES_ASKED("video_keyframes_asked_total", "Requests to legs for a whole picture"),
  DATAGRAMS_RECEIVED("media_datagrams_received_total", "Datagrams read from media ports"),
  DATAGRAMS_REFUSED(
      "media_datagrams_refused_total",
      "Datagrams of strangers, forged, repeated, malformed or not agreed on"),
  RTP_SENT("rtp_packets_sent_total", "RTP packets sent"),
  RTP_LOST("rtp_packets_lost_total", "RTP packets that never came, counted when a leg leaves"),
  TICKS_LATE("media_ticks_late_total", "Ticks of 20 ms that were left out because a loop was late"),
  MEDIA_MISHAPS(
      "media_mishaps_total",
      "Faults of the media server at one leg or datagram, which was passed over"),
  MIXING_MICROS("media_mixing_seconds_total", "Time spent on mixing and sending", 1e-6),
  RELAY_ALLOCATIONS("relay_allocations_total", "Relayed addresses given to clients"),
  RELAY_REFUSED("relay_refused_total", "Requests that the relay refused to known users"),
  RELAY_REFUSED_QUOTA(
      "relay_refused_quota_total", "Of these: a user had as many relayed addresses as he may"),
  RELAY_REFUSED_CAPACITY(
      "relay_refused_capacity_total", "Of these: no port, permission or channel was left"),
  RELAY_REFUSED_FORBIDDEN(
      "relay_refused_forbidden_total", "Of these: the peer is one that nobody reaches here"),
  RELAY_STRANGERS_ANSWERED(
      "relay_strangers_answered_total", "Answers to clients that had not shown who they are"),
  RELAY_STRANGERS_IGNORED(
      "relay_strangers_ignored_total", "Requests of strangers left unanswered: too many"),
  RELAY_SIGN_INS_FAILED(
      "relay_sign_ins_failed_total", "Requests with credentials that are wrong or have expired"),
  RELAY_UNREADABLE("relay_unreadable_total", "What came to the relay and could not be read"),
  RELAY_PEERS_REFUSED(
      "relay_peers_refused_total", "Packets from or to peers without permission or out of reach"),
  RELAY_PACKETS_OVER_LIMIT(
      "relay_packets_over_limit_total", "Packets lost because their user sent too much"),
  RELAY_PACKETS_OVER_TOTAL(
      "relay_packets_over_total_total", "Packets lost because all users together sent too much"),
  RELAY_BYTES_TO_PEERS("relay_bytes_to_peers_total", "Bytes of clients sent to peers"),
  RELAY_BYTES_TO_CLIENTS("relay_bytes_to_clients_total", "Bytes of peers sent to clients"),
  RELAY_CONNECTIONS("relay_connections_total", "TCP connections of clients"),
  RELAY_PEER_CONNECTIONS(
      "relay_peer_connections_total", "TCP connections between the relay and peers"),
  RELAY_CONNECTIONS_REFUSED(
      "relay_connections_refused_total", "TCP connections of clients that were too many");

  private final String metric;
  private final String help;
  private final double unit;

  Counter(String metric, String help) {
    this(metric, help, 1);
  }

  /** A row that counts in parts of the unit which its name says. */
  Counter(String metric, String help, double unit) {
    this.metric = metric;
    this.help = help;
    this.unit = unit;
  }

  /** The name behind the prefix {@code confab_mcu_}. */
  public String metric() {
    return metric;
  }

  /** What one that was counted is, in the unit that the name says. */
  public double unit() {
    return unit;
  }

  /** What it counts, in words. */
  public String help() {
    return help;
  }
}
