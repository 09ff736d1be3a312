package com.acme;

import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/** MapStruct writes {@code OrderMapperImpl}. */
@Mapper
public interface OrderMapper {
  OrderMapper INSTANCE = Mappers.getMapper(OrderMapper.class);

  Line line(Order order);

  record Line(String article, int count) {}
}
