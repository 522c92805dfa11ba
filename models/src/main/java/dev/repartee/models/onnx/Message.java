package dev.repartee.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A protobuf message read by field numbers; what it does not know it carries along unchanged. */
final class Message {
  private final UnknownFieldSet fields;

  private Message(UnknownFieldSet fields) {
    this.fields = fields;
  }

  static Message empty() {
    return new Message(UnknownFieldSet.getDefaultInstance());
  }

  static Message parse(byte[] bytes) throws InvalidProtocolBufferException {
    return new Message(UnknownFieldSet.parseFrom(bytes));
  }

  private static Message parse(ByteString bytes) {
    try {
      return new Message(UnknownFieldSet.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("The ONNX file is damaged: a part of it cannot be read", e);
    }
  }

  ByteString toByteString() {
    return fields.toByteString();
  }

  byte[] toByteArray() {
    return fields.toByteArray();
  }

  boolean has(int number) {
    return fields.hasField(number);
  }

  List<ByteString> bytes(int number) {
    return fields.getField(number).getLengthDelimitedList();
  }

  List<String> strings(int number) {
    return bytes(number).stream().map(ByteString::toStringUtf8).toList();
  }

  /** The last value of a string field, as protobuf demands, or the empty string. */
  String string(int number) {
    List<String> all = strings(number);
    return all.isEmpty() ? "" : all.get(all.size() - 1);
  }

  List<Message> messages(int number) {
    return bytes(number).stream().map(Message::parse).toList();
  }

  /** The values of a repeated integer field, whether they were written packed or one by one. */
  List<Long> integers(int number) {
    List<Long> values = new ArrayList<>(fields.getField(number).getVarintList());
    for (ByteString packed : bytes(number)) {
      CodedInputStream in = packed.newCodedInput();
      try {
        while (!in.isAtEnd()) {
          values.add(in.readRawVarint64());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("The ONNX file is damaged: a list of numbers is cut", e);
      }
    }
    return values;
  }

  /** The value of a single integer field, or 0. */
  long integer(int number) {
    List<Long> values = fields.getField(number).getVarintList();
    return values.isEmpty() ? 0 : values.get(values.size() - 1);
  }

  /** The bytes of a repeated 32-bit or 64-bit field, little-endian, packed or not. */
  ByteString fixed(int number) {
    UnknownFieldSet.Field field = fields.getField(number);
    ByteString all = ByteString.copyFrom(field.getLengthDelimitedList());
    for (int value : field.getFixed32List()) {
      all = all.concat(littleEndian(value, Integer.BYTES));
    }
    for (long value : field.getFixed64List()) {
      all = all.concat(littleEndian(value, Long.BYTES));
    }
    return all;
  }

  static ByteString littleEndian(long value, int byteCount) {
    byte[] bytes = new byte[byteCount];
    for (int i = 0; i < byteCount; i++) {
      bytes[i] = (byte) (value >> (8 * i));
    }
    return ByteString.copyFrom(bytes);
  }

  Message without(int number) {
    return new Message(fields.toBuilder().clearField(number).build());
  }

  Message withBytes(int number, List<ByteString> values) {
    UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
    values.forEach(field::addLengthDelimited);
    return with(number, field);
  }

  Message withStrings(int number, List<String> values) {
    return withBytes(number, values.stream().map(ByteString::copyFromUtf8).toList());
  }

  Message withString(int number, String value) {
    return withStrings(number, List.of(value));
  }

  <T> Message withMessages(int number, List<T> values, Function<T, Message> messageOf) {
    return withBytes(number, values.stream().map(v -> messageOf.apply(v).toByteString()).toList());
  }

  Message withMessage(int number, Message value) {
    return withBytes(number, List.of(value.toByteString()));
  }

  Message withIntegers(int number, List<Long> values) {
    UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
    values.forEach(field::addVarint);
    return with(number, field);
  }

  Message withInteger(int number, long value) {
    return withIntegers(number, List.of(value));
  }

  private Message with(int number, UnknownFieldSet.Field.Builder field) {
    UnknownFieldSet.Builder changed = fields.toBuilder().clearField(number);
    return new Message(changed.addField(number, field.build()).build());
  }
}
