package io.quantumtrader.app.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event of a fund's stream.
 *
 * @param id by which the fund goes on behind it; empty for what the stream says of itself
 * @param name status, position, ladder, decision, permit, alarm; reset and gap for what was missed
 * @param data what happened
 */
public record StreamEvent(String id, String name, JsonNode data) {}
