candourSearch("f-stage",[["assessment","Assessment","data:;base64,ARUA"],["planning","Planning","data:;base64,ARUA"]]);
