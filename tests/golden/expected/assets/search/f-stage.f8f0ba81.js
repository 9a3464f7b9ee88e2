candourSearch("f-stage",[["assessment","Assessment","ARUA"],["planning","Planning","ARUA"]]);
