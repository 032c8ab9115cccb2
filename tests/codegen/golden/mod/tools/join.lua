-- stands for an implementation
return function() end
